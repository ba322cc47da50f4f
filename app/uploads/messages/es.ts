import type { UploadMessages } from "./catalogue.ts";

export const es = {
  units: {
    megabytes: (number) => `${number} MB`,
    megapixels: (number) => `${number} megapíxeles`,
    pixels: (number) => `${number} píxeles`,
    frames: (number) => `${number} fotogramas`,
  },
  rejections: {
    too_large: ({ bytes }) => `Los archivos pueden tener hasta ${bytes}.`,
    unsupported_type: ({ formats }) =>
      `Este archivo no es ninguna de las imágenes que sabemos leer: ${formats}.`,
    heic: ({ formats }) =>
      `Es una foto HEIC. Envíala como JPEG: en un iPhone, compártela por correo o elige «El más compatible» en Ajustes, Cámara, Formatos. Leemos ${formats}.`,
    animated_png: ({ formats }) =>
      `Un PNG animado perdería aquí su movimiento. Guárdalo como GIF o WebP. Leemos ${formats}.`,
    animated_avif: ({ formats }) =>
      `Un AVIF animado perdería aquí su movimiento. Guárdalo como GIF o WebP. Leemos ${formats}.`,
    unreadable_image: () =>
      "Esta imagen está dañada o incompleta. Ábrela en tu dispositivo, guárdala de nuevo y envía ese archivo.",
    too_many_pixels: ({ pixels }) =>
      `Las imágenes pueden tener hasta ${pixels}. Hazla más pequeña.`,
    too_many_pixels_in_all_frames: ({ pixelsInAllFrames }) =>
      `Todos los fotogramas de una animación pueden sumar hasta ${pixelsInAllFrames}. Hazla más pequeña o más corta.`,
    too_long_side: ({ side }) =>
      `Un lado puede medir hasta ${side}. Hazla más pequeña.`,
    too_many_frames: ({ frames }) =>
      `Las animaciones pueden tener hasta ${frames}. Hazla más corta.`,
    busy: () =>
      "Ahora mismo tenemos demasiado que hacer. Inténtalo de nuevo en un minuto.",
  },
  refusals: {
    bad_form:
      "Esto no ha llegado entero. No se ha guardado nada; envíalo otra vez, por favor.",
    too_much_at_once:
      "Era demasiado de una sola vez. No se ha guardado nada. Vuelve atrás: lo que escribiste sigue en el formulario. Envía entonces menos archivos o más pequeños.",
    too_many_files:
      "Eran demasiados archivos de una sola vez. No se ha guardado nada; envía menos.",
    too_many_uploads:
      "Has enviado tantas imágenes como permite una hora. Vuelve un poco más tarde; cuantas más tuyas se publiquen, más podrás enviar.",
    unnamed_file:
      "El archivo ha llegado sin nombre. No se ha guardado nada; envíalo con uno, por favor.",
    no_file: "Elige una imagen.",
    empty_file: "Este archivo está vacío. Elige otro.",
    check_words: "Algo en las palabras de abajo necesita otra mirada.",
  },
  forbiddenTerm: (term) =>
    `«${term}» no es bienvenido aquí. Dilo con otras palabras, por favor.`,
  screen: {
    title: "Añadir imágenes",
    lead: "Una persona mira cada imagen antes de que la vean los visitantes.",
    limits: ({ formats, bytes, pixels, side, frames }) =>
      `${formats}, hasta ${bytes}, ${pixels} y ${side} por lado; animaciones de hasta ${frames}.`,
    several: (files, megabytes) =>
      `Hasta ${files} archivos y ${megabytes} MB de una vez.`,
    privacy: {
      title: "Lo que se elimina",
      words:
        "Dónde se tomó (GPS), con qué dispositivo y cuándo, el nombre del autor y todo lo demás que un archivo cuenta de sí mismo. Solo queda lo que se ve.",
    },
    words: {
      title: "Para todas estas imágenes",
      lead: "Vale para cada imagen de abajo.",
    },
    fields: {
      category: "Categoría",
      tags: "Etiquetas",
      source: "De dónde viene",
      file: "Imagen",
      caption: "Pie de imagen",
      altText: "Qué se ve",
      decorative: "Solo decora y no necesita descripción",
    },
    hints: {
      tags: "Hasta 10, separadas por comas.",
      source:
        "Quién la hizo y quién puede usarla. Los enlaces son bienvenidos.",
      altText:
        "Para quienes no pueden verla: al menos 10 caracteres, mejor una frase entera.",
      caption: "Las palabras junto a la imagen.",
    },
    chooseCategory: "Elige una",
    picture: (number) => `Imagen ${number}`,
    another: "Otra imagen",
    fromAddress: "Traer una imagen desde una dirección",
    send: "Enviar",
    closed:
      "Ahora mismo nadie puede añadir imágenes. Vuelve más tarde, por favor.",
    results: "Qué ha sido de ellas",
    nameless: "Una imagen sin nombre",
    taken: "¡Gracias! Espera a ser revisada.",
    alreadyHere: "Esta ya la habías enviado.",
    look: "Ver cómo va",
    chooseAgain:
      "Elige el archivo otra vez, por favor: los navegadores lo olvidan.",
  },
} as const satisfies UploadMessages;
