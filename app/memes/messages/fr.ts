import { WORD_LIMITS as limit } from "../word-limits.ts";
import type { MemeMessages } from "./catalogue.ts";

const malformed =
  "Ceci ne nous est pas parvenu comme prévu. Remplissez-le à nouveau, s’il vous plaît.";
const unstorable =
  "Un caractère invisible s’est glissé ici et ne peut pas être gardé. Il vient souvent d’un copier-coller ; retapez les mots.";

export const fr = {
  wordFaults: {
    caption: {
      malformed,
      unstorable,
      too_long: `Une légende peut compter ${limit.captionCharacters} caractères. Raccourcissez-la un peu.`,
      too_many_links: `Une légende peut contenir ${limit.captionLinks} liens. Retirez les autres.`,
    },
    altText: {
      malformed,
      unstorable,
      too_long: `Une description peut compter ${limit.altTextCharacters} caractères. L’essentiel suffit.`,
      required:
        "Dites ce que l’on voit, pour qui ne peut pas le voir. Ou cochez que l’image est purement décorative.",
      too_short: `Dites-en un peu plus : au moins ${limit.altTextMinCharacters} caractères, pour qu’on puisse imaginer l’image.`,
    },
    decorative: { malformed },
    tags: {
      malformed,
      unstorable,
      too_long: `Un mot-clé peut compter ${limit.tagCharacters} caractères. Séparez-les par des virgules.`,
      too_many: `Pas plus de ${limit.tags} mots-clés. Gardez les meilleurs.`,
    },
    source: {
      malformed,
      unstorable,
      too_long: `La note sur l’origine peut compter ${limit.sourceCharacters} caractères, liens compris.`,
    },
    category: {
      malformed,
      required: "Choisissez une catégorie.",
      unknown:
        "Nous n’avons pas cette catégorie. Choisissez-en une dans la liste.",
    },
  },
} as const satisfies MemeMessages;
