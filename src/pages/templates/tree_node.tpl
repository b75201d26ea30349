{{%AUTOESCAPE context="HTML"}}
<li>
{{#BRANCH}}
<details{{#OPEN}} open{{/OPEN}}>
<summary>[[>tree_line]]</summary>
<ul>
{{>NODE}}
</ul>
</details>
{{/BRANCH}}
{{#LEAF}}<div class="leaf">[[>tree_line]]</div>{{/LEAF}}
</li>
