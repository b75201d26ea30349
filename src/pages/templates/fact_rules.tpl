{{%AUTOESCAPE context="HTML"}}
{{#CHANGED}}<p class="help">{{CHANGED}}</p>{{/CHANGED}}
{{#RULES}}
<details class="rules-used">
<summary>[[form.rules_using]]</summary>
<ul>
{{#RULE}}<li>[[>clause]] {{TEXT}}</li>
{{/RULE}}
</ul>
</details>
{{/RULES}}
