import type { SeedMeme } from "../seed-meme.ts";

export const HEALTH_MEMES = [
  {
    file: "seafood-posture.jpg",
    category: "health",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["posture", "office", "video calls"],
    texts: {
      en: {
        caption: "My posture after four hours of video calls: seafood.",
        altText:
          "A large coral-red shrimp sits bent over a laptop on an office chair, with heavy eyelids. It fits the chair perfectly.",
      },
      es: {
        caption: "Mi postura tras cuatro horas de videollamadas: marisco.",
        altText:
          "Una gamba enorme, encorvada y con los párpados caídos, teclea en un portátil sentada en una silla de oficina. Encaja a la perfección.",
      },
      fr: {
        caption: "Ma posture après quatre heures de visio : fruit de mer.",
        altText:
          "Une grosse crevette aux paupières lourdes, toute courbée sur une chaise de bureau, tape sur un ordinateur portable.",
      },
    },
  },
  {
    file: "brain-slideshow.png",
    category: "health",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["sleep", "night", "brain"],
    texts: {
      en: {
        caption: "3:00. My brain has prepared a few slides.",
        altText:
          "At three in the morning somebody lies awake. On the bed a delighted pink brain projects an old mishap: a fall with a birthday cake.",
      },
      es: {
        caption: "3:00. Mi cerebro ha preparado unas diapositivas.",
        altText:
          "A las tres de la mañana alguien no duerme. Sobre la cama, un cerebro rosa entusiasmado proyecta un viejo tropiezo con una tarta.",
      },
      fr: {
        caption: "3 h 00. Mon cerveau a préparé quelques diapos.",
        altText:
          "À trois heures du matin, quelqu’un ne dort pas. Sur le lit, un cerveau rose ravi projette un vieux souvenir gênant : une chute avec un gâteau.",
      },
    },
  },
  {
    file: "twenty-thousand-steps.png",
    category: "health",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["dogs", "sport", "steps"],
    texts: {
      en: {
        caption: "20,000 steps today. The dog says you're welcome.",
        altText:
          "A smug person lounges on the sofa with a drink while their dog sprints past wearing the step counter, which shows 20 000.",
      },
      es: {
        caption: "20 000 pasos hoy. El perro dice que de nada.",
        altText:
          "Alguien descansa en el sofá con una bebida mientras su perro pasa corriendo con el contador de pasos en la pata: 20 000.",
      },
      fr: {
        caption: "20 000 pas aujourd’hui. De rien, dit le chien.",
        altText:
          "Quelqu’un se prélasse sur le canapé, un verre à la main, pendant que son chien file avec le podomètre à la patte : 20 000 pas.",
      },
    },
  },
  {
    file: "somebody-forgot-water.png",
    category: "health",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["water", "plants", "tired"],
    texts: {
      en: {
        caption: "I watered the plant every single day. Guess who I forgot.",
        altText:
          "A wilted person stands in a flower pot with a dry leaf on their head. A lush, worried pot plant waters them and holds a glass ready.",
      },
      es: {
        caption: "Regué la planta todos los días. Adivina a quién olvidé.",
        altText:
          "Una persona marchita está plantada en una maceta con una hoja seca en la cabeza. Una planta frondosa y preocupada la riega.",
      },
      fr: {
        caption:
          "J’ai arrosé la plante tous les jours. Devine qui j’ai oublié.",
        altText:
          "Une personne fanée est plantée dans un pot, une feuille sèche sur la tête. Une plante luxuriante et inquiète l’arrose.",
      },
    },
  },
  {
    file: "fit-gym-bag.jpg",
    category: "health",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["sport", "gym", "excuses"],
    texts: {
      en: {
        caption: "My gym bag has made the trip 200 times. It shows.",
        altText:
          "A sports bag with huge muscles flexes smugly under the words 200 times. Its small owner looks up in awe, holding a doughnut.",
      },
      es: {
        caption:
          "Mi bolsa del gimnasio ha hecho el viaje 200 veces. Se le nota.",
        altText:
          "Una bolsa de deporte con músculos enormes posa orgullosa bajo un gran 200. Su dueño, pequeño y con un dónut, la mira asombrado.",
      },
      fr: {
        caption: "Mon sac de sport a fait le trajet 200 fois. Ça se voit.",
        altText:
          "Un sac de sport aux muscles énormes pose fièrement sous un grand 200. Son petit propriétaire l’admire, un beignet à la main.",
      },
    },
  },
  {
    file: "an-apple-a-day.png",
    category: "health",
    sensitivity: "family_friendly",
    priority: 5,
    tags: ["food", "doctors", "friendship"],
    texts: {
      en: {
        caption: "An apple a day. It only ever wanted to say hello.",
        altText:
          "A friendly apple holds out a bouquet of flowers. At a safe, measured distance a doctor backs away in panic towards the door.",
      },
      es: {
        caption: "Una manzana al día. Y ella solo quería saludar.",
        altText:
          "Una manzana simpática ofrece un ramo de flores. A una distancia bien medida, una doctora retrocede espantada hacia la puerta.",
      },
      fr: {
        caption:
          "Une pomme par jour éloigne le médecin. Elle voulait juste dire bonjour.",
        altText:
          "Une pomme toute gentille tend un bouquet de fleurs. À bonne distance, mesurée au sol, une médecin recule, paniquée.",
      },
    },
  },
  {
    file: "plank-time.png",
    category: "health",
    sensitivity: "family_friendly",
    priority: 5,
    tags: ["sport", "time", "patience"],
    texts: {
      en: {
        caption: "Want life to last longer? Hold a plank.",
        altText:
          "Somebody trembles in a plank on a mat, eyes squeezed shut. The smirking stopwatch shows four seconds, and a snail has already overtaken them.",
      },
      es: {
        caption: "¿Quieres que la vida dure más? Haz la plancha.",
        altText:
          "Alguien tiembla haciendo la plancha con los ojos apretados. El cronómetro, burlón, marca cuatro segundos, y un caracol ya le ha adelantado.",
      },
      fr: {
        caption: "Envie que la vie dure plus longtemps ? Fais la planche.",
        altText:
          "Quelqu’un tremble en gainage, les yeux plissés. Le chronomètre narquois affiche quatre secondes, et un escargot l’a déjà dépassé.",
      },
    },
  },
] as const satisfies readonly SeedMeme[];
