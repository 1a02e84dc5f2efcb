"""GraphML: a graph as a document that every reader of GraphML opens.

Assumes that texts come from registers: some hold characters that XML has no way to write.
"""

import re
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

_UNWRITABLE = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""What XML 1.0 forbids of the characters that UTF-8 can hold."""


def graphml_document(graph: "nx.MultiDiGraph[str]") -> bytes:
    r"""Write a graph as GraphML; a character that XML cannot hold is written as its code, such as ``\x0b``.

    References
    ----------
    W3C (2008). Extensible Markup Language (XML) 1.0, fifth edition, 2.2 Characters.
    """
    import networkx as nx

    written = BytesIO()
    nx.write_graphml_xml(graph, written)
    return _UNWRITABLE.sub(lambda found: b"".join(b"\\x%02x" % byte for byte in found[0]), written.getvalue())
