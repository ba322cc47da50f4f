import type { SubmissionMessages } from "./submissions-catalogue.ts";

export const es = {
  title: "Mis envíos",
  lead: "Todas las imágenes que has enviado y qué ha sido de ellas.",
  add: "Añadir imágenes",
  empty: {
    title: "Aún no hay nada",
    words:
      "Envía tu primera imagen. Una persona la mira, y aquí sigues qué es de ella.",
    act: "Añadir una imagen",
  },
  search: {
    label: "Buscar palabras",
    hint: "En los textos, las descripciones y las etiquetas.",
    state: "Estado",
    any: "Todas",
    submit: "Buscar",
    none: "Ninguna de tus imágenes encaja. Prueba con otras palabras o con otro estado.",
    all: "Ver todas",
  },
  pages: { title: "Páginas", next: "Más antiguas", previous: "Más recientes" },
  filters: {
    pending: "En espera",
    flagged: "Pendiente de otra mirada",
    approved: "Aprobada",
    rejected: "No aceptada",
    taken_down: "Retirada por nosotros",
    withdrawn: "Retirada por ti",
    under_way: "En camino",
    refused: "Archivo no aceptado",
  },
  states: {
    waiting: { name: "En espera", words: "Una persona la mirará pronto." },
    held: {
      name: "Pendiente de otra mirada",
      words: "Alguien la mira con más calma. No tienes que hacer nada.",
    },
    published: { name: "Publicada", words: "Los visitantes pueden verla." },
    resting: {
      name: "Aprobada",
      words: "Todo está bien; solo que ahora mismo los visitantes no la ven.",
    },
    rejected: {
      name: "No aceptada",
      words: "Puedes cambiar sus textos y enviarla otra vez.",
    },
    taken_down: {
      name: "Retirada por nosotros",
      words: "Los visitantes ya no la ven, y no se puede enviar otra vez.",
    },
    withdrawn: {
      name: "Retirada por ti",
      words: "La retiraste. Puedes enviarla otra vez.",
    },
    announced: {
      name: "Anunciada",
      words:
        "Su archivo aún no ha llegado. Si no llega a tiempo, esta línea desaparece sola.",
    },
    arrived: {
      name: "Recibida",
      words: "Estamos echando un primer vistazo al archivo.",
    },
    not_read: {
      name: "Archivo no aceptado",
      words: "No se ha guardado nada. Puedes enviar otro archivo.",
    },
  },
  usually: (span) => `Lo normal es que se decida en ${span}.`,
  progress: (done, of) => `La estamos preparando: ${done} de ${of} pasos.`,
  reasons: {
    off_topic: {
      name: "No encaja aquí",
      rule: "Las imágenes son de su categoría y están para hacer sonreír.",
    },
    low_quality: {
      name: "Cuesta verla o leerla",
      rule: "La imagen es nítida y su texto se lee en un teléfono.",
    },
    duplicate: {
      name: "Ya está aquí",
      rule: "Cada imagen está una sola vez.",
    },
    offensive: {
      name: "Puede herir a alguien",
      rule: "Las bromas son amables: no se humilla a nadie.",
    },
    sexual: {
      name: "Es de contenido sexual",
      rule: "Las imágenes se pueden ver en el trabajo y en familia.",
    },
    violence: {
      name: "Muestra violencia",
      rule: "No se hiere ni se amenaza a nadie, ni en broma.",
    },
    hate: {
      name: "Va contra un grupo de personas",
      rule: "No se hace burla de nadie por quién es, de dónde viene o qué cree.",
    },
    harassment: {
      name: "Va contra una persona",
      rule: "Ninguna imagen señala a alguien para que se rían.",
    },
    personal_data: {
      name: "Muestra algo privado",
      rule: "Sin nombres, direcciones, matrículas ni caras de quien no ha dado permiso.",
    },
    rights: {
      name: "Puede ser de otra persona",
      rule: "Envía lo que has hecho tú o puedes usar, y di de dónde viene.",
    },
    spam: {
      name: "Parece publicidad",
      rule: "Las imágenes no venden nada ni llevan a ninguna parte.",
    },
    misleading: {
      name: "Puede llevar a engaño",
      rule: "Lo que parece un hecho lo es.",
    },
    other: {
      name: "Otro motivo",
      rule: "Cuando ninguna regla encaja, quien decide explica por qué.",
    },
  },
  refusal: { reason: "Por qué", rule: "La regla", words: "En sus palabras" },
  gone: "La imagen se borró al cabo de 30 días. Para probar otra vez, envíala de nuevo.",
  noPicture: "No se muestra",
  noFile: "Sin imagen",
  done: {
    saved: "Guardado.",
    in_review:
      "Guardado. Lo que has cambiado importa a los visitantes, así que una persona la mira otra vez antes de que la vean.",
    held: "Guardado. Antes alguien la mirará con más calma.",
    withdrawn: "Vuelve a ser solo tuya.",
    sent_again: "Enviada. Una persona la mirará otra vez.",
    different: "Anotado, gracias: es otra imagen.",
    changed:
      "Entretanto algo había cambiado, así que no se ha hecho nada. Así está ahora.",
    gone: "La imagen ya no se conserva, así que no se ha podido hacer nada. Puedes enviarla de nuevo.",
  },
  history: {
    submit: () => "La enviaste.",
    approve: () => "Se aprobó.",
    reject: (reason) => withReason("No se aceptó", reason),
    flag: () => "Quedó pendiente de otra mirada.",
    take_down: (reason) => withReason("La retiramos", reason),
    restore: () => "Se volvió a publicar.",
    withdraw: () => "La retiraste.",
    resubmit: () => "La enviaste otra vez.",
    edit: () => "La cambiaste, y volvió a revisión.",
    appeal: () => "Pediste que se mirara otra vez la decisión.",
    uphold: () => "La decisión se miró otra vez y se mantiene.",
    overturn: () => "La decisión se miró otra vez, y al final se aprobó.",
    undo: () => "Se deshizo una decisión.",
  },
  screen: {
    back: "Todos mis envíos",
    untitled: "Una imagen sin texto",
    seePublic: "Ver la imagen como la reciben los visitantes",
    sentOn: "Enviada el",
    facts: {
      fileName: "Archivo",
      sent: "Enviada",
    },
    decorative: "Solo decora y no necesita descripción.",
    nothing: "Nada",
    history: "Qué ha pasado",
    acts: "Qué puedes hacer",
    edit: "Cambiar los textos",
    sendAgain: "Enviarla otra vez",
    withdraw: {
      ask: "Retirarla",
      words:
        "Nadie la verá ni decidirá más sobre ella. Puedes enviarla otra vez durante 30 días; después, la imagen se borra.",
      button: "Sí, retirarla",
    },
  },
  neighbours: {
    title: "Imágenes parecidas",
    lead: "Estas se ven casi igual. Si la tuya es otra, dilo: ayuda a quien decide.",
    own: "También es tuya",
    same: "Esta misma imagen ya está publicada.",
    button: "Es distinta",
    said: "Has dicho que es distinta.",
    hidden: "Hay otra parecida que no se puede mostrar aquí.",
  },
  edit: {
    title: "Cambiar los textos",
    leads: {
      waiting: "Conserva su lugar en la cola.",
      held: "Conserva su lugar en la cola.",
      published:
        "Las etiquetas cambian al momento. Con cualquier otro cambio, una persona la mira otra vez antes de que la vean los visitantes.",
      resting:
        "Las etiquetas cambian al momento. Con cualquier otro cambio, una persona la mira otra vez antes de que la vean los visitantes.",
      rejected:
        "Primero guarda; después, envíala otra vez desde la página siguiente.",
      taken_down: "",
      withdrawn:
        "Primero guarda; después, envíala otra vez desde la página siguiente.",
    },
    otherPicture: "¿Otra imagen? Envíala aparte.",
    submit: "Guardar",
    cancel: "Dejarla como estaba",
    conflict:
      "Algo ha cambiado desde que abriste esta página. Lo que has escrito sigue aquí; mira cómo está ahora y, si quieres, guarda otra vez.",
    closed:
      "Aquí ya no se puede cambiar nada. Lo que has escrito sigue aquí para que puedas copiarlo.",
    present: "Cómo está ahora",
    terms: "Antes de enviarla otra vez, hay palabras que revisar.",
  },
} as const satisfies SubmissionMessages;

function withReason(sentence: string, reason: string): string {
  return reason ? `${sentence}: ${reason}.` : `${sentence}.`;
}
