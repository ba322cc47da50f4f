import { spokenWait } from "#app/ui/messages/spoken-wait.ts";
import { PASSWORD_LENGTH } from "../password-rules.ts";
import type { AccountMessages } from "./catalogue.ts";

export const fr = {
  faults: {
    too_short: `Un mot de passe compte au moins ${PASSWORD_LENGTH.atLeast} caractères. Quelques mots à la suite en font un bon.`,
    too_long: `Un mot de passe peut compter jusqu’à ${PASSWORD_LENGTH.atMost} caractères.`,
    too_common:
      "C’est l’un des premiers que l’on essaierait. Quelques mots sans rapport entre eux valent mieux.",
    unstorable:
      "Un caractère invisible ne peut pas être conservé ici. Le retaper suffit le plus souvent.",
    time_zone:
      "Nous ne connaissons pas ce fuseau horaire. Choisissez dans la liste.",
    not_sure: "Cochez cette case, pour que nous sachions que c’est voulu.",
  },
  done: {
    "signed-up":
      "C’est fait. Connectez-vous avec votre nouveau mot de passe. Si cette adresse avait déjà un compte, rien n’y a changé : utilisez le mot de passe que vous aviez.",
    "signed-out": "Vous êtes déconnecté. À bientôt.",
    profile: "Enregistré.",
    password:
      "Votre mot de passe est changé, et vous êtes déconnecté partout sauf ici.",
    session: "Ce navigateur est déconnecté.",
    sessions: "Vous êtes déconnecté partout sauf ici.",
    program: "Ce programme est déconnecté.",
    token: "Ce jeton est révoqué.",
    google:
      "Google est associé : vous pouvez désormais vous connecter avec lui.",
    "google-off": "Google n’est plus associé.",
    deleted: "Votre compte est supprimé. Merci d’avoir été là.",
  },
  tooMany: (seconds) =>
    `Trop d’essais en peu de temps. Réessayez dans ${spokenWait("fr", seconds)}.`,
  signIn: {
    title: "Se connecter",
    labels: { email: "Adresse e-mail", password: "Mot de passe" },
    submit: "Se connecter",
    wrong: "Cette adresse et ce mot de passe ne vont pas ensemble.",
    newHere: "Première visite ? Créez un compte",
    forgot: "Mot de passe oublié ?",
    or: "ou",
  },
  signUp: {
    title: "Créer un compte",
    lead: "Pour proposer des images et suivre ce qu’elles deviennent.",
    labels: { name: "Nom", email: "Adresse e-mail", password: "Mot de passe" },
    nameHint: "Comment nous vous appelons.",
    emailHint: "Pour vous connecter. Personne d’autre ne la voit.",
    passwordHint: `Au moins ${PASSWORD_LENGTH.atLeast} caractères. Quelques mots à la suite se retiennent bien et se devinent mal.`,
    submit: "Créer mon compte",
    haveOne: "Vous en avez un ? Connectez-vous",
  },
  account: {
    title: "Votre compte",
    facts: {
      name: "Nom",
      email: "Adresse e-mail",
      locale: "Langue",
      timeZone: "Fuseau horaire",
    },
    edit: "Modifier votre nom, votre langue et votre fuseau horaire",
    places: {
      title: "Vos accès",
      password: "Changer de mot de passe",
      tokens: "Jetons pour programmes",
      googleOff: "Dissocier Google",
      googleAlone:
        "Vous vous connectez avec Google. Choisissez d’abord un mot de passe, puis vous pourrez vous en passer.",
    },
    data: {
      title: "Vos données",
      export: "Télécharger tout ce que nous gardons de vous (JSON)",
      delete: "Supprimer votre compte",
    },
    programs: {
      title: "Programmes connectés",
      lead: "Ils ont utilisé votre mot de passe auprès de notre API. Un nouveau mot de passe les déconnecte aussi.",
      since: (begun) => `Depuis le ${begun}`,
    },
    sessions: {
      title: "Où vous êtes connecté",
      lead: "L’un d’eux n’est pas vous ? Déconnectez-le, puis changez de mot de passe.",
      timeZone: (name) => `Fuseau horaire : ${name}.`,
      thisOne: "ce navigateur",
      device: (browser, system) =>
        [browser ?? "Un navigateur", system].filter(Boolean).join(" sur "),
      times: (begun, lastSeen) => `Depuis le ${begun}, vu le ${lastSeen}`,
      endOne: "Déconnecter",
      endOthers: "Déconnecter tous les autres",
    },
  },
  profile: {
    title: "À propos de vous",
    labels: { name: "Nom", locale: "Langue", timeZone: "Fuseau horaire" },
    nameHint: "Comment nous vous appelons.",
    browserTimeZone: "Celui de ce navigateur",
    submit: "Enregistrer",
    back: "Retour à votre compte",
  },
  password: {
    title: "Changer de mot de passe",
    lead: "Vous serez déconnecté partout sauf ici.",
    labels: {
      presentPassword: "Votre mot de passe actuel",
      password: "Le nouveau mot de passe",
    },
    submit: "Le changer",
    wrong: "Ce n’est pas votre mot de passe actuel.",
    stale:
      "Votre connexion date un peu. Déconnectez-vous et reconnectez-vous, puis choisissez un mot de passe.",
  },
  deletion: {
    title: "Supprimer votre compte",
    lead: "C’est définitif. Vous voudrez peut-être d’abord télécharger vos données.",
    happens: [
      "Votre nom et votre adresse e-mail sont effacés, et vous êtes déconnecté partout.",
      "Ce qui attend une décision est retiré.",
      "Les jetons pour programmes ne fonctionnent plus.",
    ],
    labels: {
      published: "Ce que vous avez publié",
      presentPassword: "Votre mot de passe",
      sure: "Oui, supprimer mon compte pour de bon",
    },
    published: {
      stay: "Cela reste, sans votre nom",
      go: "Cela est retiré",
    },
    submit: "Supprimer mon compte",
    stale:
      "Votre connexion date un peu. Déconnectez-vous et reconnectez-vous, puis revenez ici.",
    lastAdmin:
      "Vous êtes la seule personne à administrer ce site. Nommez-en d’abord une autre : sans personne, nul ne pourrait s’en occuper.",
    back: "Retour à votre compte",
  },
} satisfies AccountMessages;
