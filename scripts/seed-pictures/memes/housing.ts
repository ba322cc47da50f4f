import type { SeedMeme } from "../seed-meme.ts";

export const HOUSING_MEMES = [
  {
    file: "sock-interrogation.jpg",
    category: "housing",
    sensitivity: "family_friendly",
    priority: 9,
    tags: ["socks", "laundry", "mystery"],
    texts: {
      en: {
        caption: "“I'll ask you one more time. Where is the left one?”",
        altText:
          "Under an interrogation lamp a sock in a detective's hat points at a washing machine, which looks away innocently, a matching sock in its door.",
      },
      es: {
        caption: "«Te lo pregunto por última vez: ¿dónde está el izquierdo?»",
        altText:
          "Bajo una lámpara de interrogatorio, un calcetín con sombrero señala a una lavadora que disimula, con el otro calcetín asomando por la puerta.",
      },
      fr: {
        caption: "« Je répète la question : où est la gauche ? »",
        altText:
          "Sous une lampe d’interrogatoire, une chaussette en chapeau accuse une machine à laver qui fait l’innocente, l’autre chaussette dans le hublot.",
      },
    },
  },
  {
    file: "centipede-upstairs.png",
    category: "housing",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["neighbours", "night", "shoes"],
    texts: {
      en: {
        caption: "The centipede upstairs is taking off its shoes. We're at 57.",
        altText:
          "Upstairs a happy centipede takes off its many shoes, one by one. Downstairs somebody lies awake in bed and counts the thuds: 57.",
      },
      es: {
        caption:
          "El ciempiés de arriba se está quitando los zapatos. Vamos por el 57.",
        altText:
          "Arriba, un ciempiés feliz se quita los zapatos uno a uno. Abajo, alguien desvelado en la cama cuenta los golpes: 57.",
      },
      fr: {
        caption:
          "Le mille-pattes du dessus enlève ses chaussures. On en est à 57.",
        altText:
          "En haut, un mille-pattes joyeux retire ses chaussures une à une. En bas, quelqu’un au lit, les yeux ouverts, compte les coups : 57.",
      },
    },
  },
  {
    file: "light-in-the-fridge.png",
    category: "housing",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["penguins", "night", "kitchen"],
    texts: {
      en: {
        caption: "Now you know who turns the light off.",
        altText:
          "At night somebody opens the fridge. Inside, on the middle shelf, a startled penguin looks up from its newspaper.",
      },
      es: {
        caption: "Ya sabes quién apaga la luz.",
        altText:
          "De noche alguien abre la nevera. Dentro, en el estante de en medio, un pingüino sorprendido levanta la vista del periódico.",
      },
      fr: {
        caption: "Maintenant, tu sais qui éteint la lumière.",
        altText:
          "La nuit, quelqu’un ouvre le frigo. Sur l’étagère du milieu, un pingouin surpris lève les yeux de son journal.",
      },
    },
  },
  {
    file: "one-screw-left.jpg",
    category: "housing",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["furniture", "tools", "moving"],
    texts: {
      en: {
        caption: "“Don't mind me”, said the one screw left over.",
        altText:
          "Someone proudly finishes a wardrobe that leans and sweats with fear. On the floor an innocent-looking screw remains next to the manual.",
      },
      es: {
        caption: "«Por mí no os preocupéis», dijo el tornillo que sobraba.",
        altText:
          "Alguien termina orgulloso un armario torcido que suda de miedo. En el suelo queda un tornillo con cara de inocente.",
      },
      fr: {
        caption: "« Ne faites pas attention à moi », dit la vis en trop.",
        altText:
          "Quelqu’un admire fièrement une armoire penchée qui transpire de peur. Par terre, il reste une vis à l’air innocent.",
      },
    },
  },
  {
    file: "shell-viewing.png",
    category: "housing",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["flat hunting", "beach", "animals"],
    texts: {
      en: {
        caption: "“Cosy, sea view, room for one claw.” Ten applicants.",
        altText:
          "On a beach a bird with a clipboard shows a pink shell: 9 square centimetres, 2400 rent. Hermit crabs living in tins and cups queue up for it.",
      },
      es: {
        caption: "«Acogedor, vistas al mar, cabe una pinza». Diez candidatos.",
        altText:
          "En la playa, un pájaro con carpeta enseña una concha rosa: 9 centímetros cuadrados, 2400. Cangrejos ermitaños que viven en latas hacen cola.",
      },
      fr: {
        caption: "« Cosy, vue mer, idéal pour une pince. » Dix candidats.",
        altText:
          "Sur la plage, un oiseau fait visiter un coquillage rose : 9 centimètres carrés, 2400. Des bernard-l’ermite logés dans des boîtes font la queue.",
      },
    },
  },
  {
    file: "half-a-degree.png",
    category: "housing",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["flatmates", "heating", "penguins"],
    texts: {
      en: {
        caption: "Flatmates, day 12: peace talks over half a degree.",
        altText:
          "A penguin in a snowy half of the room and a cactus in a scarf in the warm half glare and pull at a thermostat, which panics at 20.5 degrees.",
      },
      es: {
        caption: "Compañeros de piso, día 12: negociaciones por medio grado.",
        altText:
          "Un pingüino en su mitad nevada y un cactus con bufanda en la mitad cálida se disputan un termostato que entra en pánico a 20,5 grados.",
      },
      fr: {
        caption: "Colocation, jour 12 : pourparlers pour un demi-degré.",
        altText:
          "Un pingouin dans sa moitié enneigée et un cactus à écharpe dans la moitié chaude se disputent un thermostat qui panique à 20,5 degrés.",
      },
    },
  },
  {
    file: "the-flat-has-a-queen.png",
    category: "housing",
    sensitivity: "family_friendly",
    priority: 5,
    tags: ["cats", "robots", "cleaning"],
    texts: {
      en: {
        caption: "Since the robot vacuum came, the flat has had a queen.",
        altText:
          "A cat with a crown and a red cape rides through the living room on a robot vacuum. Three mice salute; the owner watches anxiously from the sofa.",
      },
      es: {
        caption: "Desde que llegó el robot aspirador, el piso tiene reina.",
        altText:
          "Una gata con corona y capa roja cruza el salón montada en un robot aspirador. Tres ratones saludan; su dueño mira inquieto desde el sillón.",
      },
      fr: {
        caption:
          "Depuis l’arrivée du robot aspirateur, l’appartement a une reine.",
        altText:
          "Une chatte couronnée, cape rouge au vent, traverse le salon sur un robot aspirateur. Trois souris saluent ; l’humain s’inquiète dans son fauteuil.",
      },
    },
  },
] as const satisfies readonly SeedMeme[];
