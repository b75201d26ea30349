{{%AUTOESCAPE context="HTML"}}
{{#ACTIONS}}<div class="actions">{{#BUTTON}}[[>button]]
{{/BUTTON}}</div>{{/ACTIONS}}
