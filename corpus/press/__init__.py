"""The press of the sample corpus: sources in, files as organs publish them out."""
