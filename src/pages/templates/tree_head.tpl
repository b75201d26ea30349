{{%AUTOESCAPE context="HTML"}}
<div class="tree-head" aria-hidden="true"><span>[[tree.organization]]</span><span class="number">[[tree.members]]</span><span class="number">[[tree.collectives]]</span><span class="number">[[tree.incomplete]]</span></div>
