{{%AUTOESCAPE context="HTML"}}
{{#PAGER}}
<nav class="pager" aria-label="[[pager.label]]">
<p>[[pager.lines]]</p>
{{#PREVIOUS}}<a class="button" href="{{PREVIOUS}}" rel="prev">[[pager.previous]]</a>{{/PREVIOUS}}
{{#NEXT}}<a class="button" href="{{NEXT}}" rel="next">[[pager.next]]</a>{{/NEXT}}
</nav>
{{/PAGER}}
