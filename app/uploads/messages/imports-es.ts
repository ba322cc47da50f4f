import type { ImportMessages } from "./imports-catalogue.ts";

export const es = {
  title: "Traer una imagen desde una dirección",
  lead: "La traemos una vez y guardamos nuestra propia copia. Se revisa y se elimina lo mismo que en un archivo tuyo.",
  url: "Dirección de la imagen",
  urlHint: "De la imagen misma, no de la página donde está.",
  send: "Traer",
  upload: "Enviar archivos propios",
  closed: "Ahora mismo no se puede traer nada. Vuelve más tarde, por favor.",
  bad_url: "No es una dirección web. Empieza por https:// o http://",
  import_refused:
    "No hemos podido importar desde esa dirección. Compruébala, o guarda la imagen y envíala como archivo.",
  too_many:
    "Has traído o enviado tantas imágenes como permite una hora. Vuelve un poco más tarde, por favor.",
} as const satisfies ImportMessages;
