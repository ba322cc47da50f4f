import type { RecoveryMessages } from "./catalogue.ts";

export const es = {
  reset: {
    title: "Una nueva contraseña",
    lead: "Dinos tu correo electrónico y te enviaremos un enlace para elegirla.",
    labels: { email: "Correo electrónico" },
    submit: "Enviarme un enlace",
    back: "Volver a iniciar sesión",
    asked: {
      title: "Mira tu correo",
      words:
        "Si hay una cuenta con esta dirección, un mensaje con un enlace está en camino. El enlace vale durante una hora y para un solo uso.",
      hint: "¿No llega nada en unos minutos? Mira entre el correo no deseado y vuelve a pedirlo.",
    },
    noMail:
      "Este sitio no envía correo. Quienes lo llevan pueden darte un enlace para elegir una nueva contraseña.",
  },
  renewal: {
    title: "Elige una nueva contraseña",
    lead: "Entrarás aquí, y la sesión se cerrará en todas las demás partes.",
    labels: { password: "La nueva contraseña" },
    submit: "Guardar esta contraseña",
    over: {
      title: "Este enlace ya no vale",
      words:
        "Un enlace vale para un solo uso, durante una hora, y uno más nuevo ocupa su lugar. Pide otro: es un minuto. ¿Acabas de pulsar el botón dos veces? Entonces ha funcionado: entra con tu nueva contraseña.",
      way: "Pedir otro enlace",
    },
  },
  setup: {
    title: "Te damos la bienvenida. ¿Quién cuida de este sitio?",
    lead: "Eres la primera persona aquí. Con esto se crea la cuenta que puede hacerlo todo.",
    submit: "Crear esta cuenta",
    taken: "Alguien tiene ya este correo. Usa otro, por favor.",
    over: {
      title: "Este enlace ya no vale",
      words:
        "Vale para un solo uso, durante un día y mientras nadie lleve este sitio. Cuando Mingus vuelva a arrancar sin administrador, habrá un enlace nuevo en su registro. ¿Acabas de pulsar el botón dos veces? Entonces ha funcionado: inicia sesión.",
      way: "A iniciar sesión",
    },
  },
  greeting: "Hola:",
  signature: "Mingus",
  letters: {
    password_reset: {
      subject: "Tu enlace para una nueva contraseña",
      words: [
        "Alguien, seguramente tú, ha pedido una nueva contraseña para tu cuenta. Elígela aquí:",
        "El enlace vale durante una hora y para un solo uso.",
        "¿No fuiste tú? Entonces no hagas nada: tu contraseña sigue como estaba.",
      ],
    },
    password_changed: {
      subject: "Tu contraseña ha cambiado",
      words: [
        "La contraseña de tu cuenta acaba de cambiar, y se ha cerrado la sesión en todos los navegadores y programas que usaban la anterior. ¿No fuiste tú? Elige otra enseguida:",
        "Si fuiste tú, todo está bien.",
      ],
    },
  },
} satisfies RecoveryMessages;
