import type { UploaderMessages } from "./uploader-catalogue.ts";

export const fr = {
  choose: "Choisir des images",
  ways: "Ou déposez-les n’importe où sur cette page, ou collez-en une.",
  letGo: "Lâchez, et les voilà.",
  cards: "Vos images",
  preview: "Comme la verront les visiteurs",
  noPicture: "Ces mots n’ont pas encore d’image.",
  chooseOne: "Choisir une image",
  chooseOther: "Choisir une autre image",
  remove: "Retirer",
  send: "Envoyer celle-ci",
  sendAll: "Tout envoyer",
  cancel: "Annuler",
  retry: "Réessayer maintenant",
  own: {
    title: "Catégorie, mots-clés ou source à part",
    lead: "Ce qui reste vide sera comme ci-dessus.",
    asAbove: "Comme ci-dessus",
  },
  traces: {
    place: "le lieu de la prise de vue",
    device: "l’appareil",
    author: "le nom de son auteur",
  },
  carries: (traces) => `Cette photo porte en elle ${traces}. Nous l’enlevons.`,
  looking: "Premier coup d’œil …",
  ready: "Pas encore envoyée.",
  queued: "Attend son tour.",
  sending: (percent) => `${percent} % envoyés`,
  examining: "Elle est arrivée et nous la regardons …",
  otherWords:
    "Elle est déjà ici, avec les textes que vous aviez envoyés d’abord. Ce que vous avez changé depuis n’a pas été pris.",
  changeWords: "Changer ses textes dans un nouvel onglet",
  paused: {
    offline: "La connexion est perdue. Tout ce que vous avez écrit est gardé.",
    busy: "Il y a beaucoup à faire ici en ce moment. Tout ce que vous avez écrit est gardé.",
    rate_limited:
      "Vous avez envoyé autant d’images qu’une heure le permet. Tout ce que vous avez écrit est gardé.",
    signed_out:
      "Vous n’êtes plus connecté. Connectez-vous dans un autre onglet, puis revenez et réessayez : tout ce que vous avez écrit est gardé.",
  },
  signIn: "Se connecter dans un nouvel onglet",
  goesOn: (wait) => `Cela reprend tout seul dans ${wait}.`,
  twice: (names) => `Déjà là, donc pas ajouté une seconde fois : ${names}.`,
  added: (pictures) =>
    pictures === 1 ? "Une image ajoutée." : `${pictures} images ajoutées.`,
  removed: "L’image est retirée.",
  sent: (done, all) =>
    `${done} sur ${all} ${done > 1 ? "envoyées" : "envoyée"}.`,
  faulty: (pictures) =>
    pictures === 1 ? "Une est à revoir." : `${pictures} sont à revoir.`,
  advice: {
    alt_says_picture:
      "Que c’est une image, on le dit de toute façon. Commencez par ce qu’il y a dedans.",
    alt_repeats_caption:
      "La légende est lue aussi. Dites plutôt ce que l’on voit.",
    alt_is_file_name:
      "Cela ressemble à un nom de fichier. Dites ce que l’on voit.",
    caption_is_file_name:
      "Cela ressemble à un nom de fichier. Les visiteurs le liront.",
    caption_is_long:
      "Les longues légendes sont en petits caractères. Une courte en a de grands.",
  },
  failures: {
    broken: "Un problème est survenu chez nous. Renvoyez-la, s’il vous plaît.",
    closed:
      "Personne ne peut ajouter d’images pour l’instant. Réessayez plus tard, s’il vous plaît.",
    forbidden: "Vous ne pouvez pas envoyer d’images d’ici.",
  },
} as const satisfies UploaderMessages;
