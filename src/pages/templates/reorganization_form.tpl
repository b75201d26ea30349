{{%AUTOESCAPE context="HTML"}}
<h1>{{HEADING}}</h1>
<p class="lead">{{LEAD}}</p>
<form action="{{ACTION}}" method="post" class="sheet">
[[>token]]
<input type="hidden" name="viec" value="{{WHAT}}">
{{#CHOICES}}
<fieldset class="field{{#ERROR}} wrong{{/ERROR}}" id="chon">
<legend>{{CHOOSE}}</legend>
{{#ERROR}}<p class="field-error" id="chon-error"><span class="shape" aria-hidden="true">!</span> {{ERROR}}</p>{{/ERROR}}
<div class="choices column-choices">
{{#OPTION}}<label class="choice"><input type="checkbox" name="chon" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}> {{LABEL}}</label>
{{/OPTION}}
</div>
</fieldset>
{{/CHOICES}}
{{#INPUT}}[[>input]]{{/INPUT}}
<div class="actions"><button class="button primary" type="submit">[[reorganization.preview]]</button> <a class="button" href="{{CANCEL}}">[[common.cancel]]</a></div>
</form>
