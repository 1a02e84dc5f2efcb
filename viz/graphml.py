"""GraphML of a scene: exactly what a picture shows, as other programs open it.

Assumes that a group is a node like any other: it says how many it stands for.
"""

from graphmodel.graphml import graphml_document
from viz.scene import Scene
from viz.style import state_label


def scene_graphml(scene: Scene) -> bytes:
    """Write a scene as GraphML.

    Nodes have ``kind``, ``what``, ``name``, ``status``, ``group``, ``note``, ``x`` and ``y``; edges ``what`` and ``width``.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in scene.nodes:
        graph.add_node(
            node.uid, kind=node.kind, what=node.what, name=node.name, status=state_label(node.status), group=node.group,
            note=node.note, x=float(node.x), y=float(node.y),
        )  # fmt: skip
    for edge in scene.edges:
        graph.add_edge(edge.start, edge.end, key=edge.uid, what=edge.what, width=float(edge.width))
    return graphml_document(graph)
