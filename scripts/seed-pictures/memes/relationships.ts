import type { SeedMeme } from "../seed-meme.ts";

export const RELATIONSHIP_MEMES = [
  {
    file: "hedgehog-technique.jpg",
    category: "relationships",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["love", "animals", "hugs"],
    texts: {
      en: {
        caption: "Every couple finds its own technique.",
        altText:
          "Two hedgehogs in love hug each other with oven gloves and with pillows tied on between them, in front of a big heart.",
      },
      es: {
        caption: "Cada pareja encuentra su técnica.",
        altText:
          "Dos erizos enamorados se abrazan con manoplas de cocina y con almohadas atadas entre los dos, delante de un gran corazón.",
      },
      fr: {
        caption: "Chaque couple finit par trouver sa technique.",
        altText:
          "Deux hérissons amoureux s’enlacent avec des gants de cuisine et des oreillers attachés entre eux, devant un grand cœur.",
      },
    },
  },
  {
    file: "still-typing.webp",
    category: "relationships",
    sensitivity: "teen",
    priority: 8,
    tags: ["chat", "waiting", "dating"],
    texts: {
      en: {
        caption: "Still typing. The three dots have set up camp.",
        altText:
          "Animation: inside a chat bubble the three typing dots sit bored around a campfire beside a tent. They have been there for 47 minutes.",
      },
      es: {
        caption: "Sigue escribiendo. Los tres puntos ya han acampado.",
        altText:
          "Animación: en un globo de chat, los tres puntos de «escribiendo» se aburren junto a una hoguera y una tienda. Llevan 47 minutos.",
      },
      fr: {
        caption:
          "Toujours en train d’écrire. Les trois points ont planté la tente.",
        altText:
          "Animation : dans une bulle, les trois points de suspension s’ennuient autour d’un feu de camp, près d’une tente. Depuis 47 minutes.",
      },
    },
  },
  {
    file: "no-you-choose.png",
    category: "relationships",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["food", "decisions", "animals"],
    texts: {
      en: {
        caption:
          "“Where shall we eat?” “You choose.” “No, you.” (Since spring.)",
        altText:
          "Two tortoises face each other over an unopened menu, each passing on the question. Moss grows on their shells and cobwebs hang in the corners.",
      },
      es: {
        caption: "«¿Dónde cenamos?» «Elige tú.» «No, tú.» (Desde primavera.)",
        altText:
          "Dos tortugas, con una carta sin abrir en medio, se devuelven la pregunta. Les crece musgo en el caparazón y cuelgan telarañas.",
      },
      fr: {
        caption:
          "« On mange où ? — Choisis. — Non, toi. » (Depuis le printemps.)",
        altText:
          "Deux tortues, une carte fermée entre elles, se renvoient la question. La mousse pousse sur leur carapace et des toiles d’araignée pendent.",
      },
    },
  },
  {
    file: "not-a-match.png",
    category: "relationships",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["love", "socks", "dating"],
    texts: {
      en: {
        caption: "The algorithm said no. The feet said yes.",
        altText:
          "A sticker: a red striped sock and a purple spotted sock, clearly no pair, hold hands and look very much in love under three hearts.",
      },
      es: {
        caption: "El algoritmo dijo que no. Los pies dijeron que sí.",
        altText:
          "Una pegatina: un calcetín rojo de rayas y otro morado de lunares, que no hacen juego, se dan la mano muy enamorados bajo tres corazones.",
      },
      fr: {
        caption: "L’algorithme a dit non. Les pieds ont dit oui.",
        altText:
          "Un autocollant : une chaussette rouge à rayures et une violette à pois, dépareillées, se tiennent la main, amoureuses, sous trois cœurs.",
      },
    },
  },
  {
    file: "fair-share.png",
    category: "relationships",
    sensitivity: "teen",
    priority: 6,
    tags: ["sleep", "home", "sharing"],
    texts: {
      en: {
        caption: "We share everything. The blanket is still under negotiation.",
        altText:
          "A bed from above: one sleeper is rolled up in 98 per cent of the blanket like a burrito, the other shivers awake under the remaining 2.",
      },
      es: {
        caption: "Lo compartimos todo. La manta sigue en negociación.",
        altText:
          "Una cama desde arriba: una persona duerme enrollada como un burrito en el 98 por ciento de la manta; la otra tirita con el 2 restante.",
      },
      fr: {
        caption: "On partage tout. Pour la couette, on négocie encore.",
        altText:
          "Un lit vu d’en haut : l’un dort roulé comme un burrito dans 98 pour cent de la couette, l’autre grelotte sous les 2 qui restent.",
      },
    },
  },
  {
    file: "nothing-is-wrong.png",
    category: "relationships",
    sensitivity: "teen",
    priority: 6,
    tags: ["feelings", "weather", "communication"],
    texts: {
      en: {
        caption: "“No, no. Nothing's wrong.”",
        altText:
          "A smoking volcano with a flower crown smiles much too sweetly, lava at the rim. A small person underneath opens an umbrella.",
      },
      es: {
        caption: "«No, no. Si no me pasa nada.»",
        altText:
          "Un volcán humeante con corona de flores sonríe demasiado dulce, con la lava en el borde. Debajo, alguien abre un paraguas.",
      },
      fr: {
        caption: "« Non, non. Tout va bien. »",
        altText:
          "Un volcan fumant, couronné de fleurs, sourit bien trop gentiment, la lave au bord. En bas, quelqu’un ouvre un parapluie.",
      },
    },
  },
  {
    file: "she-keeps-me-cool.png",
    category: "relationships",
    sensitivity: "family_friendly",
    priority: 5,
    tags: ["love", "summer", "snow"],
    texts: {
      en: {
        caption: "They gave it one summer at most. But she's his biggest fan.",
        altText:
          "In blazing sun a snowman with heart eyes is kept cool by a winking electric fan. There is only a small puddle at his feet.",
      },
      es: {
        caption:
          "No les daban ni un verano. Él se derrite por ella, pero despacito.",
        altText:
          "Bajo un sol abrasador, un ventilador que guiña un ojo refresca a un muñeco de nieve enamorado. A sus pies solo hay un charquito.",
      },
      fr: {
        caption:
          "On ne leur donnait pas l’été. Mais avec elle, il garde son sang-froid.",
        altText:
          "En plein soleil, un bonhomme de neige amoureux est rafraîchi par un ventilateur qui cligne de l’œil. À ses pieds, une petite flaque.",
      },
    },
  },
] as const satisfies readonly SeedMeme[];
