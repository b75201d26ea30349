{{%AUTOESCAPE context="HTML"}}
{{#EMPTY}}
<div class="empty">
<p>{{TEXT}}</p>
<div class="actions">{{#BUTTONS}}[[>button]]
{{/BUTTONS}}</div>
</div>
{{/EMPTY}}
