import type { TokenMessages } from "./catalogue.ts";

export const fr = {
  title: "Jetons pour programmes",
  words:
    "Un programme qui travaille pour vous se connecte avec un jeton au lieu de votre mot de passe. Donnez à chacun le sien, avec seulement ce qu’il lui faut.",
  none: "Aucun programme n’a encore de jeton.",
  back: "Retour à votre compte",
  listTitle: "Vos jetons",
  facts: {
    scopes: "Peut",
    made: "Créé",
    used: "Dernier usage",
    expires: "Valable jusqu’au",
  },
  neverUsed: "jamais",
  neverExpires: "jour où vous le révoquez",
  expired: "n’est plus valable",
  revoke: {
    ask: "Révoquer…",
    words:
      "Ce qui l’utilise s’arrête aussitôt. On ne peut pas revenir en arrière.",
    button: "Révoquer ce jeton",
  },
  create: {
    title: "Créer un jeton",
    labels: {
      name: "Nom",
      upload: "Envoyer",
      moderate: "Modérer",
      analytics: "Statistiques",
      admin: "Administrer",
      expires: "Durée",
    },
    nameHint: "À quoi sert-il ? Un jour, vous chercherez ce nom.",
    scopesTitle: "Ce qu’il peut faire",
    scopeHints: {
      upload: "Envoyer des images et suivre ce qu’elles deviennent.",
      moderate: "Décider des images et lire le journal d’audit.",
      analytics: "Lire les chiffres et faire des exports.",
      admin: "Changer les catégories, les personnes et les réglages.",
    },
    expiries: {
      "30": "30 jours",
      "90": "90 jours",
      "365": "Un an",
      never: "Jusqu’à ce que je le révoque",
    },
    button: "Créer le jeton",
  },
  created: {
    title: "Voici votre jeton",
    words:
      "Copiez-le maintenant et gardez-le comme un mot de passe : il n’est montré que cette fois.",
    label: "Jeton",
  },
  faults: {
    no_scope: "Cochez au moins une chose qu’il peut faire.",
    scope_beyond_role: "Votre rôle n’a pas ce droit. Retirez-le.",
    too_many:
      "Vous avez autant de jetons que possible. Révoquez-en un d’abord.",
    unstorable:
      "Un caractère invisible ne peut pas être gardé ici. Retapez le nom.",
    long_name: "Un nom peut avoir jusqu’à 60 caractères.",
  },
} satisfies TokenMessages;
