import type { UploaderMessages } from "./uploader-catalogue.ts";

export const es = {
  choose: "Elegir imágenes",
  ways: "O suéltalas en cualquier parte de esta página, o pega una.",
  letGo: "Suelta, y aquí están.",
  cards: "Tus imágenes",
  preview: "Como la verán los visitantes",
  noPicture: "Estas palabras aún no tienen imagen.",
  chooseOne: "Elegir una imagen",
  chooseOther: "Elegir otra imagen",
  remove: "Quitar",
  send: "Enviar esta",
  sendAll: "Enviar todas",
  cancel: "Cancelar",
  retry: "Probar ahora",
  own: {
    title: "Categoría, etiquetas u origen propios",
    lead: "Lo que quede vacío será como arriba.",
    asAbove: "Como arriba",
  },
  traces: {
    place: "el lugar donde se tomó",
    device: "el dispositivo",
    author: "el nombre de su autor",
  },
  carries: (traces) => `Esta foto lleva consigo ${traces}. Lo eliminamos.`,
  looking: "Echando un primer vistazo …",
  ready: "Aún sin enviar.",
  queued: "Espera su turno.",
  sending: (percent) => `${percent} % enviado`,
  examining: "Ha llegado y la estamos mirando …",
  otherWords:
    "Ya está aquí, con los textos que enviaste primero. Lo que has cambiado desde entonces no se ha tomado.",
  changeWords: "Cambiar sus textos en otra pestaña",
  paused: {
    offline: "Se ha perdido la conexión. Guardamos todo lo que has escrito.",
    busy: "Ahora mismo hay mucho que hacer aquí. Guardamos todo lo que has escrito.",
    rate_limited:
      "Has enviado tantas imágenes como permite una hora. Guardamos todo lo que has escrito.",
    signed_out:
      "Tu sesión ha terminado. Entra en otra pestaña, vuelve aquí y prueba de nuevo: guardamos todo lo que has escrito.",
  },
  signIn: "Entrar en otra pestaña",
  goesOn: (wait) => `Seguirá sola en ${wait}.`,
  twice: (names) => `Ya estaba aquí, no se añade otra vez: ${names}.`,
  added: (pictures) =>
    pictures === 1 ? "Una imagen añadida." : `${pictures} imágenes añadidas.`,
  removed: "La imagen se ha quitado.",
  sent: (done, all) =>
    `${done} de ${all} ${done === 1 ? "enviada" : "enviadas"}.`,
  faulty: (pictures) =>
    pictures === 1
      ? "Una necesita otra mirada."
      : `${pictures} necesitan otra mirada.`,
  advice: {
    alt_says_picture:
      "Que es una imagen ya se dice. Empieza por lo que hay en ella.",
    alt_repeats_caption:
      "El pie de imagen también se lee en voz alta. Di mejor qué se ve.",
    alt_is_file_name: "Parece el nombre de un archivo. Di qué se ve.",
    caption_is_file_name:
      "Parece el nombre de un archivo. Los visitantes lo leerán.",
    caption_is_long:
      "Los textos largos van en letra pequeña. Uno corto va en letra grande.",
  },
  failures: {
    broken: "Algo ha fallado por nuestra parte. Envíala otra vez, por favor.",
    closed:
      "Ahora mismo nadie puede añadir imágenes. Prueba más tarde, por favor.",
    forbidden: "No puedes enviar imágenes desde aquí.",
  },
} as const satisfies UploaderMessages;
