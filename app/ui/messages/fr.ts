import type { Messages } from "./catalogue.ts";
import { spokenWait } from "./spoken-wait.ts";

export const fr = {
  splash: {
    title: "Un petit bonjour",
    description: "Une image pour sourire, et vous reprenez votre route.",
    greeting: "Un petit bonjour",
    category: "Catégorie",
    continue: "Continuer",
    notToday: "Pas aujourd’hui",
    hold: "Figer l’image",
  },
  quiet: {
    title: "Rien aujourd’hui",
    words: "Aucune image ne vous attend. Profitez du calme.",
  },
  page: {
    skip: "Aller au contenu",
    tagline: "Un petit bonjour, sur le chemin de votre destination.",
    ways: {
      title: "Sur ce site",
      upload: "Envoyer",
      submissions: "Mes envois",
      account: "Mon compte",
      signIn: "Se connecter",
      signOut: "Se déconnecter",
    },
  },
  welcome: {
    title: "Vous y êtes",
    words:
      "Vos visiteurs voient une image, choisissent Continuer et arrivent ici. C’est à cet endroit que commence votre propre site.",
    again: "Voir le mème du jour",
    stepsTitle: "Trois choses à faire maintenant",
    steps: {
      home: {
        title: "Indiquer le chemin",
        words:
          "Donnez à Mingus l’adresse de votre site et relancez-le. Dès lors, Continuer y mènera directement.",
      },
      add: {
        title: "Ajouter votre image",
        words:
          "Elle est vérifiée, débarrassée de tout ce qui est privé, allégée, et en ligne en une seconde.",
      },
      more: {
        title: "Poursuivre la lecture",
        words:
          "Le README explique comment tout s’assemble et comment l’installer sur un serveur.",
      },
    },
  },
  form: {
    summary: "Pas tout à fait",
    of: (label, fault) => `${label} : ${fault}`,
    optional: "(facultatif)",
    upTo: (limit) => `jusqu’à ${limit} caractères`,
    counter: (used, limit) =>
      `${used} ${used > 1 ? "caractères" : "caractère"} sur ${limit}`,
    faults: {
      missing: "Merci de remplir ce champ.",
      tooShort: (atLeast) => `Au moins ${atLeast} caractères, s’il vous plaît.`,
      tooLong: (atMost) => `Au plus ${atMost} caractères, s’il vous plaît.`,
      email:
        "Ce n’est pas une adresse e-mail. Elles ressemblent à nom@example.com.",
      choice: "Choisissez dans la liste.",
      unreadable:
        "Ce champ ne nous est pas parvenu comme prévu. Remplissez-le à nouveau.",
    },
  },
  errors: {
    400: {
      title: "Nous n’avons pas compris",
      words: "Quelque chose dans cette requête n’est pas comme il faut.",
    },
    403: {
      title: "Cette porte est fermée",
      words:
        "Vous ne pouvez pas faire cela d’ici. Si vous pensez en avoir le droit, demandez aux responsables de ce site.",
    },
    404: {
      title: "Il n’y a rien ici",
      words:
        "L’adresse est peut-être ancienne, ou une lettre s’est perdue en chemin.",
    },
    405: {
      title: "Pas comme cela",
      words: "Cette adresse existe, mais elle attend autre chose.",
    },
    413: {
      title: "C’était trop",
      words:
        "Ce qui est arrivé est plus gros que tout ce dont cette page a besoin.",
    },
    421: {
      title: "Mauvaise porte",
      words: "Ce serveur ne répond pas au nom que vous avez utilisé.",
    },
    429: {
      title: "Un peu moins vite, s’il vous plaît",
      words: "Vous nous avez envoyé beaucoup de requêtes en peu de temps.",
    },
    500: {
      title: "Quelque chose s’est cassé",
      words:
        "C’est notre faute, pas la vôtre. C’est noté, et quelqu’un va s’en occuper.",
    },
    503: {
      title: "De retour dans un instant",
      words: "Une partie de ce site est occupée ou absente en ce moment.",
    },
  },
  error: {
    reference: "Référence",
    home: "Poursuivre",
    retry: "Réessayer",
    retryIn: (seconds) => `Réessayez dans ${spokenWait("fr", seconds)}.`,
  },
} satisfies Messages;
