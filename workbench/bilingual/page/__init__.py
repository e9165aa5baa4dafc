"""Parts of the bilingual HTML page; ``workbench.bilingual.html`` puts them together."""
