{{%AUTOESCAPE context="HTML"}}
<li>
<div class="tree-line">[[>tree_line]]</div>
{{#BRANCH}}
<details{{#OPEN}} open{{/OPEN}}>
<summary><span class="unseen">[[tree.below]]</span></summary>
<ul>
{{>NODE}}
</ul>
</details>
{{/BRANCH}}
</li>
