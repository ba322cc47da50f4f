import type { SeedMeme } from "../seed-meme.ts";

export const FAMILY_MEMES = [
  {
    file: "head-count.png",
    category: "family",
    sensitivity: "family_friendly",
    priority: 9,
    tags: ["ducks", "children", "animals"],
    texts: {
      en: {
        caption: "Five left, five came back. She counts, she doesn't check.",
        altText:
          "A contented mother duck leads five little ones in a row, numbered 1 to 5. Number 3 is a hedgehog and number 5 a penguin.",
      },
      es: {
        caption:
          "Salieron cinco, volvieron cinco. Ella cuenta; revisar ya es otra cosa.",
        altText:
          "Una pata satisfecha guía a cinco pequeños en fila, numerados del 1 al 5. El número 3 es un erizo y el 5, un pingüino.",
      },
      fr: {
        caption:
          "Cinq au départ, cinq au retour. Elle compte, elle ne vérifie pas.",
        altText:
          "Une cane satisfaite mène cinq petits en file, numérotés de 1 à 5. Le numéro 3 est un hérisson et le 5 un pingouin.",
      },
    },
  },
  {
    file: "very-small-dinosaur.jpg",
    category: "family",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["night", "children", "toys"],
    texts: {
      en: {
        caption: "2 a.m. A very small dinosaur hears very bare feet.",
        altText:
          "At two in the morning a bare foot comes down from above. Right below it a spiky toy dinosaur looks up with an innocent smile.",
      },
      es: {
        caption:
          "Las dos de la mañana. Un dinosaurio muy pequeño oye unos pies muy descalzos.",
        altText:
          "A las dos de la mañana baja un pie descalzo. Justo debajo, un dinosaurio de juguete con púas mira hacia arriba con sonrisa inocente.",
      },
      fr: {
        caption:
          "2 h du matin. Un tout petit dinosaure entend des pieds tout nus.",
        altText:
          "À deux heures du matin, un pied nu descend. Juste dessous, un dinosaure jouet plein de pointes lève les yeux, l’air innocent.",
      },
    },
  },
  {
    file: "just-a-little-more.png",
    category: "family",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["grandparents", "food", "mountains"],
    texts: {
      en: {
        caption: "“Just a little more”, said Grandma. Base camp is up.",
        altText:
          "A child stares up at a plate of mashed potato as high as a mountain, with climbers, a tent and a flag. From above comes another spoonful.",
      },
      es: {
        caption:
          "«Solo un poquito más», dijo la abuela. El campamento base ya está montado.",
        altText:
          "Un niño mira un plato de puré alto como una montaña, con alpinistas, tienda y bandera. Desde arriba llega otra cucharada.",
      },
      fr: {
        caption:
          "« Allez, encore un petit peu », dit Mamie. Le camp de base est installé.",
        altText:
          "Un enfant contemple une assiette de purée haute comme une montagne, avec alpinistes, tente et drapeau. D’en haut arrive encore une cuillerée.",
      },
    },
  },
  {
    file: "grandma-found-the-stickers.png",
    category: "family",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["grandparents", "chat", "flowers"],
    texts: {
      en: {
        caption: "Grandma has found the stickers. Send help. And flowers.",
        altText:
          "A phone with 99+ new messages sweats and grits its teeth as flowers, suns, hearts, cats and thumbs burst out of it.",
      },
      es: {
        caption:
          "La abuela ha descubierto los stickers. Manden ayuda. Y flores.",
        altText:
          "Un móvil con más de 99 mensajes suda y aprieta los dientes mientras le brotan flores, soles, corazones, gatos y pulgares.",
      },
      fr: {
        caption:
          "Mamie a découvert les stickers. Envoyez de l’aide. Et des fleurs.",
        altText:
          "Un téléphone affichant 99+ messages transpire et serre les dents, submergé de fleurs, de soleils, de cœurs, de chats et de pouces.",
      },
    },
  },
  {
    file: "bedtime-story.jpg",
    category: "family",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["sleep", "children", "books"],
    texts: {
      en: {
        caption: "The bedtime story always works. Not always on the child.",
        altText:
          "In a child's bed a father and a teddy bear are fast asleep. Beside them the child sits wide awake, reading the story book alone.",
      },
      es: {
        caption:
          "El cuento para dormir funciona siempre. Otra cosa es con quién.",
        altText:
          "En una cama infantil, un padre y un osito duermen profundamente. A su lado, la criatura, bien despierta, lee sola el cuento.",
      },
      fr: {
        caption:
          "L’histoire du soir marche à tous les coups. Pas toujours sur l’enfant.",
        altText:
          "Dans un lit d’enfant, un père et un ours en peluche dorment à poings fermés. À côté, l’enfant, bien réveillé, lit le livre tout seul.",
      },
    },
  },
  {
    file: "the-blue-period.png",
    category: "family",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["art", "children", "home"],
    texts: {
      en: {
        caption:
          "Early work, crayon on wallpaper. The artist finds paper limiting.",
        altText:
          "A child's scribble of a person with a sun, straight on the wall, hangs in a golden frame behind a rope. Two critics study it; the artist beams.",
      },
      es: {
        caption:
          "Obra temprana, cera sobre pared. El papel se le quedaba pequeño.",
        altText:
          "Un garabato infantil hecho en la pared luce un marco dorado tras un cordón de museo. Dos críticos lo estudian; la criatura, con su cera, sonríe.",
      },
      fr: {
        caption:
          "Œuvre de jeunesse, crayon sur papier peint. La feuille bridait l’artiste.",
        altText:
          "Un gribouillage d’enfant, à même le mur, trône dans un cadre doré derrière un cordon. Deux critiques l’étudient ; l’artiste rayonne.",
      },
    },
  },
  {
    file: "attempt-twenty-seven.png",
    category: "family",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["photos", "dogs", "children"],
    texts: {
      en: {
        caption: "Attempt 27: everyone looks perfect. Even the thumb.",
        altText:
          "Four numbered family photos: closed eyes, a dog running off, a child upside down, and number 27, where all beam beside a giant thumb.",
      },
      es: {
        caption: "Intento 27: todos salen perfectos. Hasta el pulgar.",
        altText:
          "Cuatro fotos de familia numeradas: ojos cerrados, el perro se va, el niño boca abajo y, en la 27, todos radiantes junto a un pulgar enorme.",
      },
      fr: {
        caption: "27e essai : tout le monde est parfait. Même le pouce.",
        altText:
          "Quatre photos de famille numérotées : yeux fermés, chien qui file, enfant la tête en bas et, sur la 27, tous rayonnent près d’un pouce géant.",
      },
    },
  },
] as const satisfies readonly SeedMeme[];
