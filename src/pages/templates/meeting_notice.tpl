{{%AUTOESCAPE context="HTML"}}
{{#NOTICES}}<ul class="meeting-notices">
{{#NOTICE}}<li>{{#MARK}}[[>mark]]{{/MARK}} {{TEXT}} [[>clause]]</li>
{{/NOTICE}}</ul>{{/NOTICES}}
