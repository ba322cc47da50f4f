import type { GoogleMessages } from "./catalogue.ts";

export const fr = {
  button: {
    sign_in: "Continuer avec Google",
    connect: "Associer Google",
  },
  connecting: {
    title: "Associer Google à votre compte",
    lead: "Google ouvrira ensuite votre compte. Donnez-nous d’abord votre mot de passe, pour que nous sachions que c’est vous.",
  },
  onTheWay: {
    title: "Direction Google",
    words: "Google vous demandera qui vous êtes, puis vous ramènera ici.",
    link: "Aller chez Google",
  },
  refused: {
    title: {
      sign_in: "Vous n’êtes pas connecté",
      connect: "Google n’est pas associé",
    },
    words: {
      cancelled:
        "Vous vous êtes arrêté chez Google. Aucun souci : rien n’a changé.",
      stale:
        "Cela a pris un peu trop de temps, ou a commencé dans une autre fenêtre. Reprenez d’ici, s’il vous plaît.",
      failed:
        "La réponse de Google ne nous a pas convaincus. Recommencez, s’il vous plaît.",
      away: "Google ne répond pas en ce moment. La connexion par mot de passe fonctionne comme toujours.",
      unverified:
        "Google n’a pas encore confirmé votre adresse e-mail. Confirmez-la d’abord là-bas, ou utilisez votre mot de passe.",
      password_first:
        "Connectez-vous d’abord avec votre mot de passe. Vous pourrez ensuite associer Google sur la page de votre compte.",
      taken:
        "Ce compte Google est déjà associé ici. Choisissez-en un autre, ou connectez-vous avec celui-ci.",
      other_person:
        "Une autre personne est maintenant connectée. Recommencez depuis la page de votre compte, s’il vous plaît.",
      closed: "Le compte correspondant a été supprimé.",
    },
    back: { sign_in: "Vers la connexion", connect: "Vers votre compte" },
  },
} satisfies GoogleMessages;
