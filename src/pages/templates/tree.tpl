{{%AUTOESCAPE context="HTML"}}
<h1>[[tree.title]]</h1>
<p class="lead">[[tree.counts]]</p>
<div class="tools">[[>actions]]</div>
[[>empty]]
{{#TREE}}
[[>tree_head]]
<ul class="tree">
{{>NODE}}
</ul>
{{/TREE}}
