import type { SeedMeme } from "../seed-meme.ts";

export const TRANSPORTATION_MEMES = [
  {
    file: "three-at-once.png",
    category: "transportation",
    sensitivity: "family_friendly",
    priority: 9,
    tags: ["bus", "waiting", "city"],
    texts: {
      en: {
        caption: "Nothing for forty minutes. Then it brings friends.",
        altText:
          "At a stop for bus 7 someone has waited so long that ivy grows up their legs and a bird nests on their head. Three beaming buses arrive at once.",
      },
      es: {
        caption: "Cuarenta minutos sin aparecer. Y luego se trae a los amigos.",
        altText:
          "En la parada del 7 alguien espera tanto que le crece hiedra y un pájaro anida en su cabeza. Llegan tres autobuses a la vez, radiantes.",
      },
      fr: {
        caption:
          "Rien pendant quarante minutes. Puis il arrive avec ses copains.",
        altText:
          "À l’arrêt du 7, on attend depuis si longtemps que le lierre pousse et qu’un oiseau niche sur la tête. Trois bus ravis arrivent d’un coup.",
      },
    },
  },
  {
    file: "you-have-arrived.jpg",
    category: "transportation",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["car", "navigation", "ducks"],
    texts: {
      en: {
        caption: "“You have reached your destination.”",
        altText:
          "A shocked yellow car floats in the middle of a lake under a laughing map pin. Three ducks swim up to look at it.",
      },
      es: {
        caption: "«Ha llegado a su destino.»",
        altText:
          "Un coche amarillo espantado flota en medio de un lago bajo un marcador de mapa que ríe. Tres patos se acercan a mirar.",
      },
      fr: {
        caption: "« Vous êtes arrivé à destination. »",
        altText:
          "Une voiture jaune effarée flotte au milieu d’un lac sous un repère de carte hilare. Trois canards viennent voir.",
      },
    },
  },
  {
    file: "suitcase-on-holiday.png",
    category: "transportation",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["travel", "holidays", "luggage"],
    texts: {
      en: {
        caption: "My suitcase writes that the weather is lovely.",
        altText:
          "Two halves: in the sun a suitcase in sunglasses lounges on a beach with a drink; in the rain its sad owner stands at an empty luggage belt.",
      },
      es: {
        caption: "Mi maleta escribe que hace un tiempo estupendo.",
        altText:
          "Dos mitades: al sol, una maleta con gafas oscuras se tumba en la playa con un refresco; bajo la lluvia, su triste dueño espera en la cinta vacía.",
      },
      fr: {
        caption: "Ma valise m’écrit qu’il fait un temps superbe.",
        altText:
          "Deux moitiés : au soleil, une valise à lunettes noires se prélasse sur la plage ; sous la pluie, son propriétaire attend devant le tapis vide.",
      },
    },
  },
  {
    file: "overtaken.gif",
    category: "transportation",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["car", "traffic", "snails"],
    texts: {
      en: {
        caption: "Rush hour. “Excuse me, I'm in a hurry.”",
        altText:
          "Animation: three weary cars stand in a jam by a speed sign that says 0.3. A cheerful snail glides past them in the next lane.",
      },
      es: {
        caption: "Hora punta. «Permiso, que llevo prisa.»",
        altText:
          "Animación: tres coches hartos están en un atasco junto a una señal de 0,3. Un caracol sonriente los adelanta por el otro carril.",
      },
      fr: {
        caption: "Heure de pointe. « Pardon, je suis pressé. »",
        altText:
          "Animation : trois voitures lasses dans un bouchon, près d’un panneau 0,3. Un escargot souriant les double sur l’autre voie.",
      },
    },
  },
  {
    file: "flat-on-paper.jpg",
    category: "transportation",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["bicycle", "mountains", "maps"],
    texts: {
      en: {
        caption:
          "On the map the route is completely flat. Then again, so is the map.",
        altText:
          "Somebody strains to push a bicycle up a slope as steep as a wall. A goat watches from the top; the map shows a flat dotted line.",
      },
      es: {
        caption:
          "En el mapa la ruta es totalmente llana. Claro, el mapa también.",
        altText:
          "Alguien empuja con esfuerzo una bici por una cuesta casi vertical. Una cabra mira desde la cima; en el mapa, la línea es recta.",
      },
      fr: {
        caption:
          "Sur la carte, l’itinéraire est tout plat. La carte aussi, remarque.",
        altText:
          "Quelqu’un pousse péniblement un vélo sur une pente presque verticale. Une chèvre regarde d’en haut ; sur la carte, la ligne est plate.",
      },
    },
  },
  {
    file: "pigeon-jury.png",
    category: "transportation",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["car", "parking", "birds"],
    texts: {
      en: {
        caption: "Parking: the only sport where the whole street is the jury.",
        altText:
          "A sweating car squeezes crookedly between two others. Four pigeons on a bench hold up scores: 4, 2, 5, and one that is in love gives 9.",
      },
      es: {
        caption:
          "Aparcar: el único deporte en que toda la calle hace de jurado.",
        altText:
          "Un coche sudoroso se encaja torcido entre otros dos. Cuatro palomas en un banco muestran notas: 4, 2, 5 y, la enamorada, un 9.",
      },
      fr: {
        caption: "Le créneau : le seul sport où toute la rue est du jury.",
        altText:
          "Une voiture en sueur se gare de travers entre deux autres. Quatre pigeons sur un banc notent : 4, 2, 5 et, pour l’amoureuse, 9.",
      },
    },
  },
  {
    file: "the-eight-fifteen.png",
    category: "transportation",
    sensitivity: "family_friendly",
    priority: 5,
    tags: ["train", "commuting", "fish"],
    texts: {
      en: {
        caption: "The sardines kindly ask us to stop making comparisons.",
        altText:
          "Passengers are squashed against the window of the 8:15 train. On the platform three sardines look on, offended, from their roomy tin.",
      },
      es: {
        caption: "Las sardinas piden, por favor, que dejemos de comparar.",
        altText:
          "Los pasajeros del tren de las 8:15 van aplastados contra la ventana. En el andén, tres sardinas los miran ofendidas desde su lata.",
      },
      fr: {
        caption: "Les sardines nous prient de cesser les comparaisons.",
        altText:
          "Les passagers du 8 h 15 sont écrasés contre la vitre. Sur le quai, trois sardines vexées les regardent depuis leur boîte spacieuse.",
      },
    },
  },
] as const satisfies readonly SeedMeme[];
