"""A hundred texts that mean something to one of the languages that a module is written in."""

from __future__ import annotations

HOSTILE: tuple[str, ...] = (
    # PHP
    "'", '"', "\\", "\\'", '\\"', "'''", "'; system('id'); //", '"; system("id"); //', "$x ${y} {$z}", "{$this->x}",
    "*/ system('id'); /*", "/* x", "// x", "# x", "?>", "<?php system('id');", "?><?php system('id'); ?>", "<?= 1 ?>",
    "`id`", "CONF", "CONF;", "EOT\nCONF\n", "<<<'CONF'", "#[Attribute]", "@Column(type='x')", "@return never",
    "\\u0027", "\\x27", "%s %n %1$s", "%", "\\0", "null", "true", "0", "-1", "1e3", "0x1A", "[]",
    # Templates: Jinja, Volt, Copier
    "{{ 7 * 7 }}", "{% raw %}", "{% endraw %}", "{# x #}", "{{ module.id }}", "{{", "}}", "{", "}", "{caller}", "%}",
    # HTML and JavaScript
    "<script>alert(1)</script>", "</script>", "<!-- x", "-->", "]]>", "&amp;", "&lt;b&gt;", "<img src=x onerror=alert(1)>",
    "javascript:alert(1)", "${alert(1)}", "</textarea>", "onclick=x", "\u2028", "\u2029",
    # SQL, PHQL
    "a; DROP TABLE x", "' OR '1'='1", "1=1 --", "--", ":id:", "[id]", "%' OR 1=1", "NOTES", "x\\' OR 1=1 --",
    # Dialplan and Asterisk's configuration files
    "${EXTEN}", "${SHELL(id)}", "$[1+1]", "s,1,Hangup()", "a)\nsame => n,System(id", "[general]", "; comment", "a;b",
    "same => n,System(id)", "#include x.conf", "#exec id", "a,b|c", "a&b", "{CALLERID(num)}",
    # Shell, cron, nginx, fail2ban
    "$(id)", "| id", "a && b", "* * * * * id", "} location / { return 200; }", "~", "../../etc/passwd", "-rf /",
    # YAML, JSON, Markdown
    ": ", "- x", "!!python/object:x", "*alias", "&anchor", "|", ">", "---", "...", "yes", "null: ~", "\t", "[x](javascript:y)",
    # Unicode: right to left, joined, combined, look-alikes, far planes, odd spaces
    "\u202eabc", "\u200bx", "é ü ж 漢", "🎉👨\u200d👩\u200d👧", "Z͑ͫaͫlͬgͥo", "раураl", "\ufeffx", "\u00a0", "\u3000x", "\ufffe", "İı", "𝒳",
    # Lines, lengths, control characters
    "a\nb", "a\r\nb", "a\n\n\nb", " x ", "x" * 5000, "\x00", "\x07", "\x1b[31m", "\x7f", "\x85",
)  # fmt: skip
