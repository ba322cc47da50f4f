import type { TokenMessages } from "./catalogue.ts";

export const es = {
  title: "Tokens para programas",
  words:
    "Un programa que trabaja por ti entra con un token en lugar de tu contraseña. Dale a cada uno el suyo, solo con lo que necesita.",
  none: "Ningún programa tiene un token todavía.",
  back: "Volver a tu cuenta",
  listTitle: "Tus tokens",
  facts: {
    scopes: "Puede",
    made: "Creado",
    used: "Último uso",
    expires: "Vale hasta",
  },
  neverUsed: "nunca",
  neverExpires: "que lo revoques",
  expired: "ya no vale",
  revoke: {
    ask: "Revocar…",
    words:
      "Lo que lo use dejará de funcionar al momento. No se puede deshacer.",
    button: "Revocar este token",
  },
  create: {
    title: "Crear un token",
    labels: {
      name: "Nombre",
      upload: "Subir",
      moderate: "Moderar",
      analytics: "Estadísticas",
      admin: "Administrar",
      expires: "Vale durante",
    },
    nameHint: "¿Para qué es? Algún día buscarás este nombre.",
    scopesTitle: "Qué puede hacer",
    scopeHints: {
      upload: "Enviar imágenes y seguir qué pasa con ellas.",
      moderate: "Decidir sobre imágenes y leer el registro de auditoría.",
      analytics: "Leer las cifras y hacer exportaciones.",
      admin: "Cambiar categorías, personas y ajustes.",
    },
    expiries: {
      "30": "30 días",
      "90": "90 días",
      "365": "Un año",
      never: "Hasta que lo revoque",
    },
    button: "Crear el token",
  },
  created: {
    title: "Aquí tienes tu token",
    words:
      "Cópialo ahora y guárdalo como una contraseña: se muestra esta única vez.",
    label: "Token",
  },
  faults: {
    no_scope: "Marca al menos una cosa que pueda hacer.",
    scope_beyond_role: "Tu rol no tiene esto. Quítalo.",
    too_many: "Ya tienes todos los tokens posibles. Revoca uno primero.",
    unstorable:
      "Aquí hay un carácter invisible que no se puede guardar. Escribe el nombre de nuevo.",
    long_name: "Un nombre puede tener hasta 60 caracteres.",
  },
} satisfies TokenMessages;
