{{%AUTOESCAPE context="HTML"}}
{{#GROUP}}
<section class="field-group">
{{#TITLE}}<h3>{{TITLE}}</h3>{{/TITLE}}
{{#GROUP_HELP}}<p class="help">{{GROUP_HELP}}</p>{{/GROUP_HELP}}
<div class="fields">
{{#FIELD}}[[>fact_field]]
{{/FIELD}}
</div>
</section>
{{/GROUP}}
