import type { SubmissionMessages } from "./submissions-catalogue.ts";

export const fr = {
  title: "Mes envois",
  lead: "Toutes les images que vous avez envoyées, et ce qu’elles sont devenues.",
  add: "Ajouter des images",
  empty: {
    title: "Rien pour l’instant",
    words:
      "Envoyez votre première image. Une personne la regarde, et vous suivez ici ce qu’elle devient.",
    act: "Ajouter une image",
  },
  search: {
    label: "Chercher des mots",
    hint: "Dans les légendes, les descriptions et les mots-clés.",
    state: "État",
    any: "Toutes",
    submit: "Chercher",
    none: "Aucune de vos images ne correspond. Essayez d’autres mots ou un autre état.",
    all: "Tout afficher",
  },
  pages: { title: "Pages", next: "Plus anciennes", previous: "Plus récentes" },
  filters: {
    pending: "En attente",
    flagged: "En attente d’un second regard",
    approved: "Approuvée",
    rejected: "Non retenue",
    taken_down: "Retirée par nous",
    withdrawn: "Retirée par vous",
    under_way: "En route",
    refused: "Fichier non accepté",
  },
  states: {
    waiting: {
      name: "En attente",
      words: "Une personne la regardera bientôt.",
    },
    held: {
      name: "En attente d’un second regard",
      words: "Quelqu’un la regarde de plus près. Vous n’avez rien à faire.",
    },
    published: { name: "Publiée", words: "Les visiteurs peuvent la voir." },
    resting: {
      name: "Approuvée",
      words:
        "Tout va bien ; seulement, les visiteurs ne la voient pas en ce moment.",
    },
    rejected: {
      name: "Non retenue",
      words: "Vous pouvez changer ses textes et la renvoyer.",
    },
    taken_down: {
      name: "Retirée par nous",
      words: "Les visiteurs ne la voient plus, et elle ne peut être renvoyée.",
    },
    withdrawn: {
      name: "Retirée par vous",
      words: "Vous l’avez retirée. Vous pouvez la renvoyer.",
    },
    announced: {
      name: "Annoncée",
      words:
        "Son fichier n’est pas encore arrivé. S’il n’arrive pas à temps, cette ligne disparaît d’elle-même.",
    },
    arrived: {
      name: "Arrivée",
      words: "Nous jetons un premier coup d’œil au fichier.",
    },
    not_read: {
      name: "Fichier non accepté",
      words: "Rien n’en a été gardé. Vous pouvez envoyer un autre fichier.",
    },
  },
  usually: (span) => `Décision en général sous ${span}.`,
  progress: (done, of) =>
    `En préparation : ${done} étape${done > 1 ? "s" : ""} sur ${of} terminée${done > 1 ? "s" : ""}.`,
  reasons: {
    off_topic: {
      name: "Elle n’a pas sa place ici",
      rule: "Les images correspondent à leur catégorie et sont là pour faire sourire.",
    },
    low_quality: {
      name: "Elle est difficile à voir ou à lire",
      rule: "L’image est nette, et son texte se lit sur un téléphone.",
    },
    duplicate: {
      name: "Elle est déjà là",
      rule: "Chaque image n’est là qu’une fois.",
    },
    offensive: {
      name: "Elle peut blesser",
      rule: "On plaisante avec gentillesse : personne n’est rabaissé.",
    },
    sexual: {
      name: "Elle est à caractère sexuel",
      rule: "Les images peuvent être vues au travail et en famille.",
    },
    violence: {
      name: "Elle montre de la violence",
      rule: "Personne n’est blessé ni menacé, même pour rire.",
    },
    hate: {
      name: "Elle vise un groupe de personnes",
      rule: "On ne se moque de personne pour ce qu’il est, d’où il vient ou ce qu’il croit.",
    },
    harassment: {
      name: "Elle vise une personne",
      rule: "Aucune image ne désigne quelqu’un à la moquerie.",
    },
    personal_data: {
      name: "Elle montre quelque chose de privé",
      rule: "Ni noms, ni adresses, ni plaques, ni visages de personnes qui n’ont pas donné leur accord.",
    },
    rights: {
      name: "Elle appartient peut-être à quelqu’un d’autre",
      rule: "Envoyez ce que vous avez fait ou pouvez utiliser, et dites d’où cela vient.",
    },
    spam: {
      name: "Elle ressemble à de la publicité",
      rule: "Les images ne vendent rien et ne mènent nulle part.",
    },
    misleading: {
      name: "Elle peut induire en erreur",
      rule: "Ce qui a l’air d’un fait en est un.",
    },
    other: {
      name: "Une autre raison",
      rule: "Quand aucune règle ne convient, la personne qui décide dit pourquoi.",
    },
  },
  refusal: { reason: "Pourquoi", rule: "La règle", words: "Dans ses mots" },
  gone: "L’image elle-même a été supprimée après 30 jours. Pour réessayer, envoyez-la à nouveau.",
  noPicture: "Non affichée",
  noFile: "Pas d’image",
  done: {
    saved: "C’est enregistré.",
    in_review:
      "C’est enregistré. Ce que vous avez changé compte pour les visiteurs : une personne la regarde à nouveau avant qu’ils la voient.",
    held: "C’est enregistré. Quelqu’un la regardera d’abord de plus près.",
    withdrawn: "Elle n’est plus qu’à vous.",
    sent_again: "Envoyée. Une personne la regardera à nouveau.",
    different: "C’est noté, merci : c’est une autre image.",
    changed:
      "Quelque chose avait changé entre-temps, rien n’a donc été fait. Voici où elle en est.",
    gone: "L’image n’est plus conservée, rien n’a donc pu être fait. Vous pouvez l’envoyer à nouveau.",
  },
  history: {
    submit: () => "Vous l’avez envoyée.",
    approve: () => "Elle a été approuvée.",
    reject: (reason) => withReason("Elle n’a pas été retenue", reason),
    flag: () => "Elle a été mise en attente d’un second regard.",
    take_down: (reason) => withReason("Elle a été retirée par nous", reason),
    restore: () => "Elle a été remise.",
    withdraw: () => "Vous l’avez retirée.",
    resubmit: () => "Vous l’avez renvoyée.",
    edit: () => "Vous l’avez changée, et elle est repartie en relecture.",
    appeal: () => "Vous avez demandé un nouveau regard sur la décision.",
    uphold: () => "La décision a été revue, et elle est maintenue.",
    overturn: () =>
      "La décision a été revue, et l’image a finalement été approuvée.",
    undo: () => "Une décision a été annulée.",
  },
  screen: {
    back: "Tous mes envois",
    untitled: "Une image sans légende",
    seePublic: "Voir l’image telle que les visiteurs la reçoivent",
    sentOn: "Envoyée le",
    facts: {
      fileName: "Fichier",
      sent: "Envoyée",
    },
    decorative: "Elle ne fait que décorer et se passe de description.",
    nothing: "Rien",
    history: "Ce qui s’est passé",
    acts: "Ce que vous pouvez faire",
    edit: "Changer les textes",
    sendAgain: "La renvoyer",
    withdraw: {
      ask: "La retirer",
      words:
        "Plus personne ne la verra ni n’en décidera. Vous pouvez la renvoyer pendant 30 jours ; ensuite, l’image est supprimée.",
      button: "Oui, la retirer",
    },
  },
  neighbours: {
    title: "Des images semblables",
    lead: "Celles-ci se ressemblent beaucoup. Si la vôtre en est une autre, dites-le : cela aide la personne qui décide.",
    own: "Elle est aussi à vous",
    same: "Cette même image est déjà publiée.",
    button: "Elle est différente",
    said: "Vous avez dit qu’elle est différente.",
    hidden: "Il y en a une autre semblable, que l’on ne peut montrer ici.",
  },
  edit: {
    title: "Changer les textes",
    leads: {
      waiting: "Elle garde sa place dans la file.",
      held: "Elle garde sa place dans la file.",
      published:
        "De nouveaux mots-clés passent tout de suite. Pour tout autre changement, une personne la regarde à nouveau avant que les visiteurs la voient.",
      resting:
        "De nouveaux mots-clés passent tout de suite. Pour tout autre changement, une personne la regarde à nouveau avant que les visiteurs la voient.",
      rejected:
        "Enregistrez d’abord, puis renvoyez-la depuis la page suivante.",
      taken_down: "",
      withdrawn:
        "Enregistrez d’abord, puis renvoyez-la depuis la page suivante.",
    },
    otherPicture: "Une autre image ? Envoyez-la à part.",
    submit: "Enregistrer",
    cancel: "La laisser comme elle était",
    conflict:
      "Quelque chose a changé depuis que vous avez ouvert cette page. Ce que vous avez écrit est toujours là ; regardez où elle en est, et enregistrez à nouveau si vous le souhaitez.",
    closed:
      "On ne peut plus rien changer ici. Ce que vous avez écrit est toujours là, pour que vous puissiez le copier.",
    present: "Où elle en est",
    terms: "Avant de la renvoyer, quelques mots sont à revoir.",
  },
} as const satisfies SubmissionMessages;

function withReason(sentence: string, reason: string): string {
  return reason ? `${sentence} : ${reason}.` : `${sentence}.`;
}
