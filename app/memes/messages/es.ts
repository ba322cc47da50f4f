import { WORD_LIMITS as limit } from "../word-limits.ts";
import type { MemeMessages } from "./catalogue.ts";

const malformed =
  "Esto no nos ha llegado como esperábamos. Rellénalo otra vez, por favor.";
const unstorable =
  "Aquí hay un carácter invisible que no podemos guardar. Suele colarse al pegar; escribir las palabras de nuevo ayuda.";

export const es = {
  wordFaults: {
    caption: {
      malformed,
      unstorable,
      too_long: `El texto puede tener hasta ${limit.captionCharacters} caracteres. Acórtalo un poco.`,
      too_many_links: `El texto puede tener hasta ${limit.captionLinks} enlaces. Quita los demás.`,
    },
    altText: {
      malformed,
      unstorable,
      too_long: `La descripción puede tener hasta ${limit.altTextCharacters} caracteres. Basta con lo más importante.`,
      required:
        "Cuenta qué se ve, para quien no puede verlo. O marca que la imagen es solo decorativa.",
      too_short: `Cuenta un poco más: al menos ${limit.altTextMinCharacters} caracteres, para que se pueda imaginar.`,
    },
    decorative: { malformed },
    tags: {
      malformed,
      unstorable,
      too_long: `Una etiqueta puede tener hasta ${limit.tagCharacters} caracteres. Separa las etiquetas con comas.`,
      too_many: `Hasta ${limit.tags} etiquetas. Quédate con las mejores.`,
    },
    source: {
      malformed,
      unstorable,
      too_long: `La nota de origen puede tener hasta ${limit.sourceCharacters} caracteres, enlaces incluidos.`,
    },
    category: {
      malformed,
      required: "Elige una categoría.",
      unknown: "No tenemos esta categoría. Elige una de la lista.",
    },
  },
} as const satisfies MemeMessages;
