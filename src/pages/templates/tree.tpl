{{%AUTOESCAPE context="HTML"}}
<h1>[[tree.title]]</h1>
<p class="lead">[[tree.counts]]</p>
<div class="tools">[[>actions]]</div>
[[>empty]]
{{#TREE}}
<div class="tree-head" aria-hidden="true"><span>[[tree.organization]]</span><span class="number">[[tree.members]]</span><span class="number">[[tree.collectives]]</span><span class="number">[[tree.incomplete]]</span></div>
<ul class="tree">
{{>NODE}}
</ul>
{{/TREE}}
