import type { ImportMessages } from "./imports-catalogue.ts";

export const fr = {
  title: "Aller chercher une image à une adresse",
  lead: "Nous allons la chercher une fois et gardons notre propre copie. Elle est examinée et nettoyée comme un fichier à vous.",
  url: "Adresse de l’image",
  urlHint: "Celle de l’image même, pas de la page où elle se trouve.",
  send: "Aller chercher",
  upload: "Envoyer plutôt vos propres fichiers",
  closed:
    "Rien ne peut être importé pour l’instant. Revenez plus tard, s’il vous plaît.",
  bad_url:
    "Ce n’est pas une adresse web. Elle commence par https:// ou http://",
  import_refused:
    "Nous n’avons pas pu importer depuis cette adresse. Vérifiez-la, ou enregistrez l’image et envoyez-la comme fichier.",
  too_many:
    "Vous avez importé ou envoyé autant d’images qu’une heure le permet. Revenez un peu plus tard, s’il vous plaît.",
} as const satisfies ImportMessages;
