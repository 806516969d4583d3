"""What other readers of the notations would see: nodes and edges, by id."""

import re
from html import unescape

import pygraphviz


def of_dot(text):
    """Return nodes and edges as Graphviz reads them; conditions are nodes there."""
    graph = pygraphviz.AGraph(string=text)
    nodes = {str(node) for node in graph.nodes()}
    edges = []
    for edge in graph.edges():
        if edge.attr["style"] == "invis":
            continue
        ends = (edge[1], edge[0]) if edge.attr["dir"] == "back" else (edge[0], edge[1])
        edges.append(ends)
    graph.close()
    return nodes, through_conditions(edges)


def through_conditions(edges):
    """Return edges that end at no condition: two halves are one."""
    into = {head: tail for tail, head in edges if head.startswith("c_")}
    return sorted(
        (into.get(tail, tail), head)
        for tail, head in edges
        if not head.startswith("c_")
    )


def of_mermaid(text):
    """Return nodes and edges by the grammar of flowcharts, without its quoted texts."""
    bare = re.sub(r'"[^"\n]*"', '""', text)
    nodes = set(
        re.findall(r'^\s*(\w+)(?:\(\(|\(\[|\[\[|\[|\{\{|\()""', bare, re.MULTILINE)
    ) - set(re.findall(r"subgraph (\w+)", bare))
    edges = re.findall(
        r'^\s*(\w+) (?:-->|---|==>|===|-\.->|-\.-)(?:\|""\|)? (\w+)$',
        bare,
        re.MULTILINE,
    )
    return nodes, sorted(edges)


def of_plantuml(text):
    """Return nodes and edges by the grammar of state diagrams."""
    bare = re.sub(r'"[^"\n]*"', '""', text)
    nodes = set(re.findall(r'^\s*state "" as (\w+) <<', bare, re.MULTILINE))
    edges = re.findall(r"^(\[\*\]|\w+) -\[[^\]]*\]-> (\w+)", bare, re.MULTILINE)
    if any(tail == "[*]" for tail, _ in edges):
        nodes.add("start")
    return nodes, sorted(("start" if a == "[*]" else a, b) for a, b in edges)


def texts_of_svg(text):
    """Return all that a reader of the SVG sees as text, figure by figure."""
    figures = {}
    for key, body in re.findall(r'<g id="([^"]*)"[^>]*>(.*?)</g>', text, re.DOTALL):
        found = re.findall(r"<text [^>]*>([^<]*)</text>", body)
        figures[key] = [unescape(each) for each in found]
    return figures
