"""An OpenID Connect provider as a program of its own: `python -W ignore provider.py '{"sub": …}' …` prints its address.

The package answers the protocol; what it does not insist on, PKCE, is insisted on here: a code is exchanged only by
whoever shows the verifier of the challenge it was asked with (RFC 7636).
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import sys
from urllib.parse import parse_qs, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

from oidc_provider_mock import User, app


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


class InsistsOnProof:
    def __init__(self, provider):
        self.provider, self.challenges = provider, {}

    def __call__(self, environ, start_response):
        path, asked = environ["PATH_INFO"], parse_qs(environ.get("QUERY_STRING", ""))
        if path == "/oauth2/token" and not self.is_proven(environ):
            start_response("400 Bad Request", [("Content-Type", "application/json")])
            return [b'{"error": "invalid_grant"}']

        def heed(status, headers, *more):
            goal = parse_qs(urlsplit(dict(headers).get("Location", "")).query)
            if path == "/oauth2/authorize" and "code" in goal and asked.get("code_challenge_method") == ["S256"]:
                self.challenges[goal["code"][0]] = asked["code_challenge"][0]
            return start_response(status, headers, *more)

        return self.provider(environ, heed)

    def is_proven(self, environ):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        sent = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        shown = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        return self.challenges.pop(sent.get("code"), None) == shown


if __name__ == "__main__":
    people = [json.loads(said) for said in sys.argv[1:]]
    users = [User(sub=said["sub"], claims=said) for said in people]
    with make_server("127.0.0.1", 0, InsistsOnProof(app(user_claims=users)), handler_class=Quiet) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()
