import type { RecoveryMessages } from "./catalogue.ts";

export const fr = {
  reset: {
    title: "Un nouveau mot de passe",
    lead: "Indiquez votre adresse e-mail, et nous vous envoyons un lien pour en choisir un.",
    labels: { email: "Adresse e-mail" },
    submit: "M’envoyer un lien",
    back: "Retour à la connexion",
    asked: {
      title: "Regardez votre courrier",
      words:
        "S’il existe un compte avec cette adresse, un message avec un lien est en route. Le lien est valable une heure, et une seule fois.",
      hint: "Rien après quelques minutes ? Regardez parmi les indésirables, puis demandez-en un autre.",
    },
    noMail:
      "Ce site n’envoie pas de courrier. Ses responsables peuvent vous donner un lien pour choisir un nouveau mot de passe.",
  },
  renewal: {
    title: "Choisissez un nouveau mot de passe",
    lead: "Vous serez connecté ici, et déconnecté partout ailleurs.",
    labels: { password: "Le nouveau mot de passe" },
    submit: "Garder ce mot de passe",
    over: {
      title: "Ce lien n’est plus valable",
      words:
        "Un lien sert une seule fois, pendant une heure, et un plus récent prend sa place. Demandez-en un autre : c’est l’affaire d’une minute. Vous venez d’appuyer deux fois sur le bouton ? Alors c’est fait : connectez-vous avec votre nouveau mot de passe.",
      way: "Demander un nouveau lien",
    },
  },
  setup: {
    title: "Bienvenue. Qui s’occupe de ce site ?",
    lead: "Vous êtes la première personne ici. Voici de quoi créer le compte qui peut tout faire.",
    submit: "Créer ce compte",
    taken:
      "Quelqu’un a déjà cette adresse. Prenez-en une autre, s’il vous plaît.",
    over: {
      title: "Ce lien n’est plus valable",
      words:
        "Il sert une seule fois, pendant un jour, et tant que personne n’est responsable de ce site. Quand Mingus redémarre sans administrateur, son journal contient un nouveau lien. Vous venez d’appuyer deux fois sur le bouton ? Alors c’est fait : connectez-vous.",
      way: "Vers la connexion",
    },
  },
  greeting: "Bonjour,",
  signature: "Mingus",
  letters: {
    password_reset: {
      subject: "Votre lien pour un nouveau mot de passe",
      words: [
        "Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre compte. Choisissez-le ici :",
        "Le lien est valable une heure, et une seule fois.",
        "Ce n’était pas vous ? Alors ne faites rien : votre mot de passe reste le même.",
      ],
    },
    password_changed: {
      subject: "Votre mot de passe a été changé",
      words: [
        "Le mot de passe de votre compte vient d’être changé, et tous les navigateurs et programmes connectés avec l’ancien sont déconnectés. Ce n’était pas vous ? Choisissez-en un autre tout de suite :",
        "Si c’était vous, tout va bien.",
      ],
    },
  },
} satisfies RecoveryMessages;
