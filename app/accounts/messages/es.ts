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
    not_sure: "Marca esta casilla para que sepamos que lo dices en serio.",
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
    program: "La sesión de ese programa está cerrada.",
    token: "Ese token está revocado.",
    google: "Google está conectado: desde ahora puedes entrar con él.",
    "google-off": "Google está desconectado.",
    deleted: "Tu cuenta está eliminada. Gracias por haber estado aquí.",
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
    edit: "Cambiar tu nombre, idioma y zona horaria",
    places: {
      title: "Formas de entrar",
      password: "Cambiar la contraseña",
      tokens: "Tokens para programas",
      googleOff: "Desconectar Google",
      googleAlone:
        "Entras con Google. Elige primero una contraseña y luego podrás desconectarlo.",
    },
    data: {
      title: "Tus datos",
      export: "Descargar todo lo que guardamos de ti (JSON)",
      delete: "Eliminar tu cuenta",
    },
    programs: {
      title: "Programas con la sesión abierta",
      lead: "Usaron tu contraseña en nuestra API. Una nueva contraseña cierra también su sesión.",
      since: (begun) => `Desde el ${begun}`,
    },
    sessions: {
      title: "Dónde tienes la sesión abierta",
      lead: "¿Alguna no es tuya? Ciérrala y luego cambia la contraseña.",
      timeZone: (name) => `Zona horaria: ${name}.`,
      thisOne: "este navegador",
      device: (browser, system) =>
        [browser ?? "Un navegador", system].filter(Boolean).join(" en "),
      times: (begun, lastSeen) => `Desde el ${begun}, visto el ${lastSeen}`,
      endOne: "Cerrar esa sesión",
      endOthers: "Cerrar todas las demás",
    },
  },
  profile: {
    title: "Sobre ti",
    labels: { name: "Nombre", locale: "Idioma", timeZone: "Zona horaria" },
    nameHint: "Cómo te llamamos.",
    browserTimeZone: "La de este navegador",
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
  },
  deletion: {
    title: "Eliminar tu cuenta",
    lead: "No se puede deshacer. Quizá quieras descargar antes tus datos.",
    happens: [
      "Se borran tu nombre y tu correo electrónico, y se cierra tu sesión en todas partes.",
      "Se retira lo que espera una decisión.",
      "Los tokens para programas dejan de funcionar.",
    ],
    labels: {
      published: "Lo que has publicado",
      presentPassword: "Tu contraseña",
      sure: "Sí, eliminar mi cuenta para siempre",
    },
    published: {
      stay: "Se queda, sin tu nombre",
      go: "Se retira",
    },
    submit: "Eliminar mi cuenta",
    stale:
      "Hace tiempo que entraste. Cierra la sesión, vuelve a entrar y regresa aquí.",
    lastAdmin:
      "Eres la única persona que administra este sitio. Nombra antes a otra: sin nadie, no habría quien lo llevara.",
    back: "Volver a tu cuenta",
  },
} satisfies AccountMessages;
