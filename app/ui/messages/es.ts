import type { Messages } from "./catalogue.ts";
import { spokenWait } from "./spoken-wait.ts";

export const es = {
  splash: {
    title: "Un pequeño saludo",
    description: "Una imagen para sonreír y sigues tu camino.",
    greeting: "Un pequeño saludo",
    category: "Categoría",
    continue: "Continuar",
    notToday: "Hoy no",
    hold: "Detener la imagen",
  },
  quiet: {
    title: "Hoy, nada",
    words: "No hay ninguna imagen esperándote. Disfruta de la calma.",
  },
  page: {
    skip: "Ir al contenido",
    tagline: "Un pequeño saludo de camino adonde ibas.",
    ways: {
      title: "En este sitio",
      upload: "Subir",
      submissions: "Mis envíos",
      account: "Mi cuenta",
      signIn: "Iniciar sesión",
      signOut: "Cerrar sesión",
    },
  },
  welcome: {
    title: "Ya estás dentro",
    words:
      "Quien te visita ve una imagen, pulsa Continuar y llega aquí. En este lugar empieza tu propio sitio.",
    again: "Ver el meme de hoy",
    stepsTitle: "Tres cosas que hacer ahora",
    steps: {
      home: {
        title: "Indica el camino a casa",
        words:
          "Dale a Mingus la dirección de tu sitio y reinícialo. Desde entonces, Continuar llevará allí en vez de aquí.",
      },
      add: {
        title: "Añade una imagen tuya",
        words:
          "Se revisa, se le quita todo lo privado, se aligera y en un segundo está en la página.",
      },
      more: {
        title: "Sigue leyendo",
        words:
          "El README cuenta cómo encaja todo y cómo llevarlo a un servidor.",
      },
    },
  },
  form: {
    summary: "Todavía falta algo",
    of: (label, fault) => `${label}: ${fault}`,
    optional: "(opcional)",
    upTo: (limit) => `hasta ${limit} caracteres`,
    counter: (used, limit) => `${used} de ${limit} caracteres`,
    faults: {
      missing: "Rellena este campo.",
      tooShort: (atLeast) => `Al menos ${atLeast} caracteres, por favor.`,
      tooLong: (atMost) => `Como mucho ${atMost} caracteres, por favor.`,
      email:
        "Esto no es una dirección de correo. Una es así: nombre@example.com.",
      choice: "Elige una opción de la lista.",
      unreadable: "No nos ha llegado como esperábamos. Vuelve a rellenarlo.",
    },
  },
  errors: {
    400: {
      title: "No lo hemos entendido",
      words: "Algo en esta petición no es como debería.",
    },
    403: {
      title: "Esta puerta está cerrada",
      words:
        "Desde aquí no puedes hacer eso. Si crees que deberías poder, pregunta a quienes llevan este sitio.",
    },
    404: {
      title: "Aquí no hay nada",
      words:
        "Puede que la dirección sea antigua o que se haya perdido una letra por el camino.",
    },
    405: {
      title: "Aquí no funciona así",
      words: "Esta dirección existe, pero espera otra cosa.",
    },
    413: {
      title: "Eso era demasiado",
      words: "Lo que llegó era más grande de lo que esta página necesita.",
    },
    421: {
      title: "Puerta equivocada",
      words: "Este servidor no responde al nombre que has usado.",
    },
    429: {
      title: "Un poco más despacio, por favor",
      words: "Nos han llegado muchas peticiones tuyas en poco tiempo.",
    },
    500: {
      title: "Algo se ha roto",
      words:
        "Es culpa nuestra, no tuya. Ha quedado anotado y alguien lo mirará.",
    },
    503: {
      title: "Volvemos enseguida",
      words: "Una parte de este sitio está ocupada o ausente en este momento.",
    },
  },
  error: {
    reference: "Referencia",
    home: "Seguir adelante",
    retry: "Intentarlo de nuevo",
    retryIn: (seconds) =>
      `Inténtalo de nuevo dentro de ${spokenWait("es", seconds)}.`,
  },
} satisfies Messages;
