{{%AUTOESCAPE context="HTML"}}
{{#LEFT_OFF}}<section><h2>[[poll.left_off]]</h2><ul>{{#ITEM}}<li>{{TEXT}}</li>
{{/ITEM}}</ul></section>{{/LEFT_OFF}}
