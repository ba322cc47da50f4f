import type { SeedMeme } from "../seed-meme.ts";

export const FAITH_MEMES = [
  {
    file: "most-sincere-prayer.jpg",
    category: "faith",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["dogs", "food", "gratitude"],
    texts: {
      en: {
        caption:
          "The most sincere prayer in the house comes from under the table.",
        altText:
          "A family bows its heads around a steaming pie. Under the table, in a ring of light, a dog prays with closed eyes and folded paws.",
      },
      es: {
        caption: "La oración más sincera de la casa sale de debajo de la mesa.",
        altText:
          "Una familia inclina la cabeza ante una tarta humeante. Bajo la mesa, en un halo de luz, un perro reza con los ojos cerrados y las patas juntas.",
      },
      fr: {
        caption:
          "La prière la plus sincère de la maison monte de sous la table.",
        altText:
          "Une famille se recueille devant une tourte fumante. Sous la table, dans un halo de lumière, un chien prie, yeux clos et pattes jointes.",
      },
    },
  },
  {
    file: "snails-for-the-ark.png",
    category: "faith",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["animals", "patience", "rain"],
    texts: {
      en: {
        caption:
          "Everyone is on board except the snails. They set off in March.",
        altText:
          "A captain with an hourglass waits in the rain on the ramp of an ark full of bored animals, while two cheerful snails crawl towards it.",
      },
      es: {
        caption: "Ya solo faltan los caracoles. Salieron en marzo.",
        altText:
          "Un capitán con un reloj de arena espera bajo la lluvia ante un arca llena de animales aburridos, mientras dos caracoles contentos se acercan despacio.",
      },
      fr: {
        caption:
          "Il ne manque plus que les escargots. Ils sont partis en mars.",
        altText:
          "Sous la pluie, un capitaine tient un sablier devant une arche pleine d’animaux qui s’ennuient, tandis que deux escargots ravis arrivent lentement.",
      },
    },
  },
  {
    file: "problem-under-the-stars.avif",
    category: "faith",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["night", "wonder", "calm"],
    texts: {
      en: {
        caption:
          "Took my problem out to look at the stars. It felt rather small after that.",
        altText:
          "Under a huge starry sky a little person stands hand in hand with a grey, scribbly problem with an exclamation mark; both look up in awe.",
      },
      es: {
        caption:
          "Saqué a mi problema a mirar las estrellas. De pronto se sintió pequeño.",
        altText:
          "Bajo un inmenso cielo estrellado, una persona pequeña toma de la mano a un problema gris con un signo de exclamación; ambos miran asombrados.",
      },
      fr: {
        caption:
          "J’ai emmené mon problème voir les étoiles. Il s’est senti tout petit.",
        altText:
          "Sous un immense ciel étoilé, un petit personnage tient par la main un problème gris surmonté d’un point d’exclamation ; tous deux s’émerveillent.",
      },
    },
  },
  {
    file: "day-of-rest.jpg",
    category: "faith",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["sleep", "sunday", "calm"],
    texts: {
      en: {
        caption: "And on the seventh day even the alarm clock rested.",
        altText:
          "A red alarm clock in a blue nightcap sleeps in a bed, tucked in up to its dial, while the sun rises in the window.",
      },
      es: {
        caption: "Y el séptimo día descansó hasta el despertador.",
        altText:
          "Un despertador rojo con gorro de dormir azul duerme bien arropado en una cama mientras el sol sale por la ventana.",
      },
      fr: {
        caption: "Et le septième jour, même le réveil se reposa.",
        altText:
          "Un réveil rouge coiffé d’un bonnet de nuit bleu dort bordé dans un lit, pendant que le soleil se lève à la fenêtre.",
      },
    },
  },
  {
    file: "joyful-noise.png",
    category: "faith",
    sensitivity: "family_friendly",
    priority: 5,
    tags: ["music", "birds", "joy"],
    texts: {
      en: {
        caption: "It says “make a joyful noise”. It doesn't say “in tune”.",
        altText:
          "Birds sit like notes on five wires at sunrise. A big red one in the middle sings at full volume, and the others look at it with mixed feelings.",
      },
      es: {
        caption: "Dice «cantad con alegría». De afinar no dice nada.",
        altText:
          "Varios pájaros posan como notas en cinco cables al amanecer. Uno rojo y grande canta a pleno pulmón y los demás lo miran con cara de duda.",
      },
      fr: {
        caption: "Il est écrit « chantez de joie ». Pas « chantez juste ».",
        altText:
          "Des oiseaux sont posés comme des notes sur cinq fils. Un gros rouge chante à tue-tête, et les autres le regardent d’un air mitigé.",
      },
    },
  },
  {
    file: "five-more-minutes.png",
    category: "faith",
    sensitivity: "family_friendly",
    priority: 5,
    tags: ["patience", "time", "speeches"],
    texts: {
      en: {
        caption: "“And one last thought…”, said the speaker at 10:05.",
        altText:
          "One candle at three times: tall and happy at 10:00, half burnt and doubtful at 10:05, a sweating stump with gritted teeth at 11:40.",
      },
      es: {
        caption: "«Y una última reflexión…», dijo el orador a las 10:05.",
        altText:
          "Una vela en tres momentos: alta y feliz a las 10:00, a medias y dudosa a las 10:05, un cabo que suda y aprieta los dientes a las 11:40.",
      },
      fr: {
        caption: "« Et une toute dernière pensée… », dit l’orateur à 10 h 05.",
        altText:
          "Une bougie à trois moments : grande et joyeuse à 10 h, à moitié fondue à 10 h 05, un petit bout qui transpire et serre les dents à 11 h 40.",
      },
    },
  },
  {
    file: "almost-empty-mind.png",
    category: "faith",
    sensitivity: "family_friendly",
    priority: 4,
    tags: ["calm", "ducks", "food"],
    texts: {
      en: {
        caption: "Empty mind: 98 % complete.",
        altText:
          "A duck meditates with closed eyes on a lily pad at sunset. In its thought bubble there is one large slice of bread.",
      },
      es: {
        caption: "Mente en blanco: al 98 %.",
        altText:
          "Un pato medita con los ojos cerrados sobre un nenúfar al atardecer. En su pensamiento hay una enorme rebanada de pan.",
      },
      fr: {
        caption: "Faire le vide : 98 % terminé.",
        altText:
          "Un canard médite les yeux fermés sur un nénuphar au coucher du soleil. Dans sa bulle de pensée : une grosse tranche de pain.",
      },
    },
  },
] as const satisfies readonly SeedMeme[];
