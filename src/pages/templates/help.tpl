{{%AUTOESCAPE context="HTML"}}
{{#HELP}}<p class="help" id="{{ID}}-help">{{HELP}}</p>{{/HELP}}
{{#ERROR}}<p class="field-error" id="{{ID}}-error"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</p>{{/ERROR}}
