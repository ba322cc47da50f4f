import type { GoogleMessages } from "./catalogue.ts";

export const es = {
  button: {
    sign_in: "Continuar con Google",
    connect: "Conectar Google",
  },
  connecting: {
    title: "Conectar tu cuenta con Google",
    lead: "A partir de entonces, Google abrirá tu cuenta. Dinos antes tu contraseña, para saber que eres tú.",
  },
  onTheWay: {
    title: "Ahora, a Google",
    words: "Google te preguntará quién eres y después te traerá de vuelta.",
    link: "Ir a Google",
  },
  refused: {
    title: {
      sign_in: "No has iniciado sesión",
      connect: "Google no está conectado",
    },
    words: {
      cancelled: "Te detuviste en Google. No pasa nada: todo sigue igual.",
      stale:
        "Ha pasado demasiado tiempo o empezaste en otra ventana. Vuelve a empezar desde aquí, por favor.",
      failed:
        "La respuesta de Google no nos ha convencido. Vuelve a empezar, por favor.",
      away: "Google no responde en este momento. Entrar con tu contraseña funciona como siempre.",
      unverified:
        "Google aún no ha confirmado tu correo. Confírmalo allí primero o entra con tu contraseña.",
      password_first:
        "Entra primero con tu contraseña, por favor. Después podrás conectar Google en la página de tu cuenta.",
      taken:
        "Esta cuenta de Google ya está conectada aquí. Elige otra o inicia sesión con ella.",
      other_person:
        "Ahora hay otra persona con la sesión iniciada. Vuelve a empezar desde la página de tu cuenta, por favor.",
      closed: "La cuenta a la que pertenecía se eliminó.",
    },
    back: { sign_in: "Al inicio de sesión", connect: "A tu cuenta" },
  },
} satisfies GoogleMessages;
