import type { SeedMeme } from "../seed-meme.ts";

export const GOING_OUT_MEMES = [
  {
    file: "the-sofa-had-plans.jpg",
    category: "going-out",
    sensitivity: "family_friendly",
    priority: 9,
    tags: ["sofa", "evening", "home"],
    texts: {
      en: {
        caption: "I was going out. The sofa had other plans.",
        altText:
          "Eight o'clock. A pink sofa with heart eyes holds a person in a bow tie tightly in its arms. The shoes already lie on the floor.",
      },
      es: {
        caption: "Yo iba a salir. El sofá tenía otros planes.",
        altText:
          "Las ocho. Un sofá rosa con ojos de corazón abraza con fuerza a alguien con pajarita. Los zapatos ya están por el suelo.",
      },
      fr: {
        caption: "Je devais sortir. Le canapé avait d’autres projets.",
        altText:
          "Vingt heures. Un canapé rose aux yeux en cœur serre dans ses bras quelqu’un en nœud papillon. Les chaussures sont déjà par terre.",
      },
    },
  },
  {
    file: "on-my-way.jpg",
    category: "going-out",
    sensitivity: "family_friendly",
    priority: 8,
    tags: ["punctuality", "bath", "chat"],
    texts: {
      en: {
        caption: "“On my way!”",
        altText:
          "Five past eight: someone in a foam bath with a shower cap sends a message showing a running figure. The rubber duck knows better.",
      },
      es: {
        caption: "«¡Ya estoy saliendo!»",
        altText:
          "Las ocho y cinco: alguien en un baño de espuma, con gorro de ducha, manda el dibujo de una persona que corre. El patito no se lo cree.",
      },
      fr: {
        caption: "« Je suis en route ! »",
        altText:
          "Vingt heures cinq : quelqu’un dans un bain moussant, bonnet de douche sur la tête, envoie l’image d’un coureur. Le canard n’est pas dupe.",
      },
    },
  },
  {
    file: "one-undeclared-olive.png",
    category: "going-out",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["food", "money", "friends"],
    texts: {
      en: {
        caption:
          "The bill: four friends, three calculators, one undeclared olive.",
        altText:
          "Under a lamp four friends stare suspiciously at a single worried olive on a plate, between calculators and a bill for 0.40.",
      },
      es: {
        caption:
          "La cuenta: cuatro amigos, tres calculadoras, una aceituna sin declarar.",
        altText:
          "Bajo una lámpara, cuatro amigos miran con recelo una aceituna asustada en un plato, entre calculadoras y una cuenta de 0,40.",
      },
      fr: {
        caption:
          "L’addition : quatre amis, trois calculettes, une olive non déclarée.",
        altText:
          "Sous une lampe, quatre amis fixent avec méfiance une olive inquiète dans une assiette, entre des calculettes et une note de 0,40.",
      },
    },
  },
  {
    file: "nature-had-a-reservation.png",
    category: "going-out",
    sensitivity: "family_friendly",
    priority: 7,
    tags: ["camping", "animals", "rain"],
    texts: {
      en: {
        caption: "We went out to see nature. Nature had a reservation.",
        altText:
          "In a cosy lit tent a bear, a fox, an owl and a hedgehog play cards. The two campers stand outside in the pouring rain.",
      },
      es: {
        caption: "Fuimos a ver la naturaleza. La naturaleza tenía reserva.",
        altText:
          "En una tienda iluminada, un oso, un zorro, un búho y un erizo juegan a las cartas. Los dos campistas se empapan fuera.",
      },
      fr: {
        caption: "On voulait voir la nature. La nature avait réservé.",
        altText:
          "Dans une tente bien éclairée, un ours, un renard, un hibou et un hérisson jouent aux cartes. Dehors, les deux campeurs sont trempés.",
      },
    },
  },
  {
    file: "row-seven.png",
    category: "going-out",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["cinema", "animals", "luck"],
    texts: {
      en: {
        caption: "Four hundred free seats in the cinema.",
        altText:
          "In an empty cinema a person with popcorn sits annoyed right behind a giraffe, whose long neck and head cover the screen.",
      },
      es: {
        caption: "Cuatrocientas butacas libres en el cine.",
        altText:
          "En un cine vacío, alguien con palomitas se enfada justo detrás de una jirafa cuyo cuello y cabeza tapan la pantalla.",
      },
      fr: {
        caption: "Quatre cents places libres dans le cinéma.",
        altText:
          "Dans un cinéma vide, quelqu’un avec du pop-corn fulmine juste derrière une girafe dont le cou et la tête cachent l’écran.",
      },
    },
  },
  {
    file: "the-microphone-has-heard-things.jpg",
    category: "going-out",
    sensitivity: "family_friendly",
    priority: 6,
    tags: ["music", "karaoke", "joy"],
    texts: {
      en: {
        caption: "Karaoke night. The microphone has heard things.",
        altText:
          "Someone sings with eyes closed and total devotion under stage lights. The microphone in their hand panics, and a glass has cracked.",
      },
      es: {
        caption: "Noche de karaoke. Este micrófono ya lo ha oído todo.",
        altText:
          "Alguien canta con los ojos cerrados y toda el alma bajo los focos. El micrófono, en su mano, entra en pánico; una copa se ha rajado.",
      },
      fr: {
        caption: "Soirée karaoké. Ce micro en a entendu, des choses.",
        altText:
          "Quelqu’un chante de toute son âme, les yeux fermés, sous les projecteurs. Dans sa main, le micro panique, et un verre s’est fêlé.",
      },
    },
  },
  {
    file: "good-night-good-morning.png",
    category: "going-out",
    sensitivity: "teen",
    priority: 5,
    tags: ["party", "night", "birds"],
    texts: {
      en: {
        caption: "5:30. “Good night.” “Good morning.”",
        altText:
          "At half past five a tired owl in a party hat, shoes in hand, meets a wide-awake rooster with coffee. Half the sky is night, half sunrise.",
      },
      es: {
        caption: "5:30. «Buenas noches.» «Buenos días.»",
        altText:
          "A las cinco y media, un búho cansado con gorro de fiesta y los zapatos en la mano se cruza con un gallo fresco que lleva café.",
      },
      fr: {
        caption: "5 h 30. « Bonne nuit. — Bonjour. »",
        altText:
          "À cinq heures et demie, une chouette fatiguée en chapeau de fête, chaussures à la main, croise un coq tout frais avec son café.",
      },
    },
  },
] as const satisfies readonly SeedMeme[];
