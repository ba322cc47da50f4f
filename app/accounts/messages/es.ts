import { spokenWait } from "#app/ui/messages/spoken-wait.ts";
import { PASSWORD_LENGTH } from "../password-rules.ts";
import type { AccountMessages } from "./catalogue.ts";

export const es = {
  faults: {
    too_short: `Una contraseña necesita al menos ${PASSWORD_LENGTH.atLeast} caracteres. Varias palabras seguidas son una buena idea.`,
    too_long: `Una contraseña puede tener hasta ${PASSWORD_LENGTH.atMost} caracteres.`,
    too_common:
      "Es de las primeras que alguien probaría. Varias palabras sin relación entre sí funcionan mejor.",
    unstorable:
      "Aquí hay un carácter invisible que no se puede guardar. Suele bastar con escribirlo de nuevo.",
    time_zone: "No conocemos esta zona horaria. Elige una de la lista.",
  },
  done: {
    "signed-up":
      "Todo listo. Entra con tu nueva contraseña. Si este correo ya tenía una cuenta, no ha cambiado nada en ella: usa la contraseña que tenías.",
    "signed-out": "Has cerrado la sesión. Hasta pronto.",
    profile: "Guardado.",
    password:
      "Tu contraseña ha cambiado y la sesión queda cerrada en todas partes menos aquí.",
    session: "La sesión de ese navegador está cerrada.",
    sessions: "La sesión queda cerrada en todas partes menos aquí.",
  },
  tooMany: (seconds) =>
    `Demasiados intentos en poco tiempo. Vuelve a probar en ${spokenWait("es", seconds)}.`,
  signIn: {
    title: "Iniciar sesión",
    labels: { email: "Correo electrónico", password: "Contraseña" },
    submit: "Entrar",
    wrong: "Este correo y esta contraseña no van juntos.",
    newHere: "¿Primera vez aquí? Crea una cuenta",
    forgot: "¿Has olvidado tu contraseña?",
    or: "o bien",
  },
  signUp: {
    title: "Crear una cuenta",
    lead: "Para poner imágenes y saber qué pasa con ellas.",
    labels: {
      name: "Nombre",
      email: "Correo electrónico",
      password: "Contraseña",
    },
    nameHint: "Cómo te llamamos.",
    emailHint: "Para entrar con él. Nadie más lo ve.",
    passwordHint: `Al menos ${PASSWORD_LENGTH.atLeast} caracteres. Varias palabras seguidas se recuerdan bien y se adivinan mal.`,
    submit: "Crear mi cuenta",
    haveOne: "¿Ya tienes una? Inicia sesión",
  },
  account: {
    title: "Tu cuenta",
    facts: {
      name: "Nombre",
      email: "Correo electrónico",
      locale: "Idioma",
      timeZone: "Zona horaria",
    },
    edit: "Cambiar estos datos",
    places: {
      title: "Formas de entrar",
      password: "Cambiar la contraseña",
      tokens: "Llaves para programas",
    },
    sessions: {
      title: "Dónde tienes la sesión abierta",
      lead: "¿Alguna no es tuya? Ciérrala y luego cambia la contraseña.",
      thisOne: "este navegador",
      times: (begun, lastSeen) => `Desde ${begun}, visto ${lastSeen}`,
      endOne: "Cerrar esa sesión",
      endOthers: "Cerrar todas las demás",
    },
  },
  profile: {
    title: "Sobre ti",
    labels: { name: "Nombre", locale: "Idioma", timeZone: "Zona horaria" },
    nameHint: "Cómo te llamamos.",
    siteTimeZone: "La de este sitio",
    submit: "Guardar",
    back: "Volver a tu cuenta",
  },
  password: {
    title: "Cambiar la contraseña",
    lead: "La sesión se cerrará en todas partes menos aquí.",
    labels: {
      presentPassword: "La contraseña que tienes",
      password: "La nueva contraseña",
    },
    submit: "Cambiarla",
    wrong: "Esta no es la contraseña que tienes.",
    stale:
      "Hace tiempo que entraste. Cierra la sesión, vuelve a entrar y elige entonces una contraseña.",
    forgotten: {
      title: "Una nueva contraseña",
      words:
        "Quienes llevan este sitio pueden darte un enlace para elegir una nueva.",
    },
  },
} satisfies AccountMessages;
