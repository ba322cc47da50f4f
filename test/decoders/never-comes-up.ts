// A decoding child on a machine that cannot load the decoder.
process.exit(1);
