import type { SeedMeme } from "../seed-meme.ts";

export const WORK_LIFE_MEMES = [
  {
    file: "email-at-its-own-meeting.png",
    category: "work-life",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["meetings", "email", "office"],
    texts: {
      en: {
        caption: "Minute 55. The email: “I could have handled this alone.”",
        altText:
          "Four tired colleagues sit through slide 27 of 84. At the head of the table sits a cross-looking envelope: the email this meeting could have been.",
      },
      es: {
        caption: "Minuto 55. El correo: «Esto lo resolvía yo solo».",
        altText:
          "Cuatro colegas agotados van por la diapositiva 27 de 84. Preside la mesa un sobre enfadado: el correo que esta reunión pudo haber sido.",
      },
      fr: {
        caption:
          "55e minute. Le mail : « J’aurais très bien pu m’en charger seul. »",
        altText:
          "Quatre collègues épuisés en sont à la diapo 27 sur 84. En bout de table siège une enveloppe vexée : le mail que cette réunion aurait pu être.",
      },
    },
  },
  {
    file: "camera-ready.png",
    category: "work-life",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["cats", "video calls", "office"],
    texts: {
      en: {
        caption: "Only one of us read the instructions for the video call.",
        altText:
          "Four tiles of a video call: a forehead, a ceiling fan, a frozen face with a loading circle, and a cat in a tie, perfectly framed.",
      },
      es: {
        caption:
          "Solo uno de nosotros leyó las instrucciones de la videollamada.",
        altText:
          "Cuatro ventanas de una videollamada: una frente, un ventilador de techo, una cara congelada y un gato con corbata perfectamente encuadrado.",
      },
      fr: {
        caption: "Un seul d’entre nous avait lu les consignes de la visio.",
        altText:
          "Quatre fenêtres de visio : un front, un ventilateur de plafond, un visage figé qui charge, et un chat en cravate parfaitement cadré.",
      },
    },
  },
  {
    file: "real-growth.png",
    category: "work-life",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["plants", "office", "charts"],
    texts: {
      en: {
        caption: "The only department with real growth this quarter.",
        altText:
          "A smug potted plant in a tie sits in the boss's chair beside a chart that says plus 12 centimetres. One colleague waters it, one adores it.",
      },
      es: {
        caption: "El único departamento con crecimiento real este trimestre.",
        altText:
          "Una planta con corbata y aire satisfecho ocupa el sillón de la dirección junto a un gráfico de más 12 centímetros. Una persona la riega, otra la adora.",
      },
      fr: {
        caption: "Le seul service en vraie croissance ce trimestre.",
        altText:
          "Une plante en cravate, très contente d’elle, occupe le fauteuil de direction près d’une courbe : plus 12 centimètres. On l’arrose, on l’admire.",
      },
    },
  },
  {
    file: "monday-charging.png",
    category: "work-life",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["coffee", "monday", "tired"],
    texts: {
      en: {
        caption: "Monday. Please do not unplug.",
        altText:
          "A very tired person is plugged into a steaming mug of coffee by a cable at the temple. The battery above shows 3 per cent.",
      },
      es: {
        caption: "Lunes. Se ruega no desenchufar.",
        altText:
          "Una persona agotadísima está conectada por un cable en la sien a una taza de café humeante. La batería marca un 3 por ciento.",
      },
      fr: {
        caption: "Lundi. Prière de ne pas débrancher.",
        altText:
          "Une personne épuisée est branchée par la tempe à une tasse de café fumant. Au-dessus, la batterie affiche 3 pour cent.",
      },
    },
  },
  {
    file: "quick-question.png",
    category: "work-life",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["chat", "questions", "office"],
    texts: {
      en: {
        caption: "“Got a second? Quick question.”",
        altText:
          "An innocent little speech bubble with a question mark floats on the sea. Below the surface it is an enormous iceberg full of question marks.",
      },
      es: {
        caption: "«¿Tienes un segundo? Es una preguntita.»",
        altText:
          "Un pequeño globo de texto inocente con un signo de interrogación flota en el mar. Bajo el agua es un iceberg enorme lleno de preguntas.",
      },
      fr: {
        caption: "« T’as deux secondes ? Petite question. »",
        altText:
          "Une petite bulle innocente avec un point d’interrogation flotte sur la mer. Sous l’eau, c’est un immense iceberg rempli de questions.",
      },
    },
  },
  {
    file: "printer-smells-fear.jpg",
    category: "work-life",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["printers", "deadlines", "office"],
    texts: {
      en: {
        caption: "Printers can smell a deadline.",
        altText:
          "It is 8:59. A huge printer with a smirk and small fangs sticks out a crumpled sheet like a tongue at a small person who is sweating.",
      },
      es: {
        caption: "Las impresoras huelen la hora de entrega.",
        altText:
          "Son las 8:59. Una impresora enorme, con sonrisa burlona y colmillos, saca una hoja arrugada como lengua ante una persona pequeña que suda.",
      },
      fr: {
        caption: "Une imprimante, ça flaire l’urgence.",
        altText:
          "Il est 8 h 59. Une énorme imprimante au sourire narquois tire une feuille froissée comme une langue à une petite personne en sueur.",
      },
    },
  },
  {
    file: "duck-has-notes.jpg",
    category: "work-life",
    sensitivity: "family_friendly",
    priority: 5,
    tags: ["ducks", "code", "office"],
    texts: {
      en: {
        caption:
          "After eleven years of listening to bugs, the duck has a few notes.",
        altText:
          "A worried programmer explains code to a rubber duck. The duck, in a headset and visibly tired, has filled a pile of notebooks and is writing on.",
      },
      es: {
        caption:
          "Tras once años escuchando errores, el pato tiene algunas observaciones.",
        altText:
          "Alguien explica su código, con apuro, a un pato de goma. El pato, cansado y con auriculares, ya ha llenado una pila de libretas de notas.",
      },
      fr: {
        caption:
          "Après onze ans à écouter des bugs, le canard a quelques remarques.",
        altText:
          "Quelqu’un explique son code, l’air inquiet, à un canard en plastique. Le canard, casque sur la tête et épuisé, a déjà rempli une pile de carnets.",
      },
    },
  },
] as const satisfies readonly SeedMeme[];
