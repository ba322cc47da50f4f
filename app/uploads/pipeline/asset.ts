import type { PictureFormat } from "#app/platform/images/formats.ts";
import type { VariantSize } from "./variants.ts";

/** The bytes of one picture, as the `Asset` row keeps them. */
export interface AssetFacts {
  id: string;
  /** Hex SHA-256 of the original. */
  sha256: string;
  /** Private storage key of the original. */
  originalKey: string;
  format: PictureFormat;
  bytes: number;
  /** Pixels, upright. */
  width: number;
  height: number;
  frames: number;
  hasAlpha: boolean;
  /** #rrggbb */
  dominantColour: string;
  /** A data URI of a few pixels. */
  placeholder: string;
  /** Signed 64 bits. */
  perceptualHash: bigint;
}

/** One encoded size, as the `Variant` row keeps it. */
export interface VariantFacts {
  size: VariantSize;
  format: PictureFormat;
  width: number;
  height: number;
  bytes: number;
  frames: number;
  /** Hex SHA-256 of the encoded bytes. */
  sha256: string;
  dominantColour: string;
  placeholder: string;
}
