import type { UploadMessages } from "./catalogue.ts";

export const fr = {
  units: {
    megabytes: (number) => `${number} Mo`,
    megapixels: (number) => `${number} mégapixels`,
    pixels: (number) => `${number} pixels`,
    frames: (number) => `${number} images`,
  },
  rejections: {
    too_large: ({ bytes }) => `Un fichier peut peser jusqu’à ${bytes}.`,
    unsupported_type: ({ formats }) =>
      `Ce fichier n’est aucune des images que nous savons lire : ${formats}.`,
    heic: ({ formats }) =>
      `C’est une photo HEIC. Envoyez-la en JPEG : sur un iPhone, partagez-la par e-mail ou choisissez « Le plus compatible » dans Réglages, Appareil photo, Formats. Nous lisons ${formats}.`,
    animated_png: ({ formats }) =>
      `Un PNG animé perdrait ici son mouvement. Enregistrez-le en GIF ou en WebP. Nous lisons ${formats}.`,
    animated_avif: ({ formats }) =>
      `Un AVIF animé perdrait ici son mouvement. Enregistrez-le en GIF ou en WebP. Nous lisons ${formats}.`,
    unreadable_image: () =>
      "Cette image est abîmée ou incomplète. Ouvrez-la sur votre appareil, enregistrez-la de nouveau et envoyez ce fichier.",
    too_many_pixels: ({ pixels }) =>
      `Une image peut avoir jusqu’à ${pixels}. Rendez-la plus petite.`,
    too_many_pixels_in_all_frames: ({ pixelsInAllFrames }) =>
      `Toutes les images d’une animation peuvent faire ensemble jusqu’à ${pixelsInAllFrames}. Rendez-la plus petite ou plus courte.`,
    too_long_side: ({ side }) =>
      `Un côté peut mesurer jusqu’à ${side}. Rendez-la plus petite.`,
    too_many_frames: ({ frames }) =>
      `Une animation peut avoir jusqu’à ${frames}. Raccourcissez-la.`,
    busy: () =>
      "Nous avons trop à faire en ce moment. Réessayez dans une minute.",
  },
  refusals: {
    bad_form:
      "Ceci n’est pas arrivé en entier. Rien n’a été gardé ; renvoyez-le, s’il vous plaît.",
    too_much_at_once:
      "C’était trop en une seule fois. Rien n’a été gardé. Revenez en arrière : ce que vous avez écrit est encore dans le formulaire. Envoyez alors moins de fichiers, ou de plus petits.",
    too_many_files:
      "C’étaient trop de fichiers en une seule fois. Rien n’a été gardé ; envoyez-en moins.",
    too_many_uploads:
      "Vous avez envoyé autant d’images qu’une heure le permet. Revenez un peu plus tard ; plus les vôtres sont publiées, plus vous pouvez en envoyer.",
    unnamed_file:
      "Le fichier est arrivé sans nom. Rien n’a été gardé ; renvoyez-le avec un nom, s’il vous plaît.",
    no_file: "Choisissez une image.",
    empty_file: "Ce fichier est vide. Choisissez-en un autre.",
    check_words: "Quelque chose dans les mots ci-dessous est à revoir.",
  },
  forbiddenTerm: (term) =>
    `« ${term} » n’est pas le bienvenu ici. Dites-le autrement, s’il vous plaît.`,
  screen: {
    title: "Ajouter des images",
    lead: "Une personne regarde chaque image avant que les visiteurs ne la voient.",
    limits: ({ formats, bytes, pixels, side, frames }) =>
      `${formats}, jusqu’à ${bytes}, ${pixels} et ${side} de côté ; animations jusqu’à ${frames}.`,
    several: (files, megabytes) =>
      `Jusqu’à ${files} fichiers et ${megabytes} Mo en une fois.`,
    privacy: {
      title: "Ce qui est retiré",
      words:
        "Le lieu de la prise de vue (GPS), l’appareil et la date, le nom de l’auteur et tout ce qu’un fichier raconte de lui-même. Seul reste ce qui se voit.",
    },
    words: {
      title: "Pour toutes ces images",
      lead: "Ceci vaut pour chaque image ci-dessous.",
    },
    fields: {
      category: "Catégorie",
      tags: "Mots-clés",
      source: "D’où elle vient",
      file: "Image",
      caption: "Légende",
      altText: "Ce que l’on y voit",
      decorative: "Elle ne fait que décorer et se passe de description",
    },
    hints: {
      tags: "Jusqu’à 10, séparés par des virgules.",
      source:
        "Qui l’a faite, et qui peut s’en servir. Les liens sont bienvenus.",
      altText:
        "Pour qui ne peut pas la voir : au moins 10 caractères, mieux une phrase entière.",
      caption: "Les mots à côté de l’image.",
    },
    chooseCategory: "Choisissez",
    picture: (number) => `Image ${number}`,
    another: "Une autre image",
    fromAddress: "Aller chercher une image à une adresse",
    send: "Envoyer",
    closed:
      "Personne ne peut ajouter d’images pour l’instant. Revenez plus tard, s’il vous plaît.",
    results: "Ce qu’elles sont devenues",
    nameless: "Une image sans nom",
    taken: "Merci ! Elle attend d’être examinée.",
    alreadyHere: "Vous avez déjà envoyé celle-ci.",
    look: "Voir où elle en est",
    chooseAgain:
      "Choisissez encore une fois le fichier : les navigateurs l’oublient.",
  },
} as const satisfies UploadMessages;
