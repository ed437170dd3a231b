"""One pipeline for the whole run: loading takes seconds."""

import socket

import pytest
from discourse_english import MODELS


@pytest.fixture(scope="session")
def pipeline():
    """All five processors, loaded with the network shut."""
    import stanza

    def no_network(*arguments, **keywords):
        raise AssertionError("loading the models must not need the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", no_network)
        yield stanza.Pipeline(
            "en",
            dir=str(MODELS),
            package="compact",
            processors="tokenize,pos,lemma,depparse,ner",
            download_method=None,
            logging_level="ERROR",
            use_gpu=False,
        )
